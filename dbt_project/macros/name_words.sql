{% macro name_words(expression) -%}
    {#- The telling words of a personal name, folded so that transliterations of one name come close:
        particles and titles dropped, Al-Busaidi = Albusaidi, Araghchi = Araqchi, Kosherbayev = Kosherbaev. -#}
    list_transform(
        list_filter(
            string_split({{ fold_text(expression) }}, ' '),
            lambda word: word <> '' and not list_contains({{ var('name_particles') | list | tojson | replace('"', "'") }}, word)
        ),
        lambda word: case when length(word) < 4 then word else {{ transliterate('word') }} end
    )
{%- endmacro %}

{% macro transliterate(word) -%}
    {%- set spelling = namespace(sql="regexp_replace(" ~ word ~ ", '^al(.{5,})$', '\\1')") -%}
    {%- for pattern, replacement in [
        ('gh|q', 'k'), ('kh', 'h'), ('ph', 'f'), ('dzh|dj|zh', 'j'), ('tch|tsch', 'ch'), ('ou|oo', 'u'), ('ee', 'i'), ('w', 'v'), ('x', 'ks'),
        ('([aeiou])y([aeiou])', '\\1\\2'), ('[iyj]+$', 'i'), ('aa', 'a'), ('bb', 'b'), ('dd', 'd'), ('ff', 'f'), ('kk', 'k'), ('ll', 'l'),
        ('mm', 'm'), ('nn', 'n'), ('pp', 'p'), ('rr', 'r'), ('ss', 's'), ('tt', 't'), ('zz', 'z')
    ] -%}
        {%- set spelling.sql = "regexp_replace(" ~ spelling.sql ~ ", '" ~ pattern ~ "', '" ~ replacement ~ "', 'g')" -%}
    {%- endfor -%}
    {{ spelling.sql }}
{%- endmacro %}

{% macro same_name_word(word_a, word_b) -%}
    {#- One word of a name against another: equal, nearly equal, or an initial. -#}
    ({{ word_a }} = {{ word_b }}
        or (least(length({{ word_a }}), length({{ word_b }})) >= 4
            and jaro_winkler_similarity({{ word_a }}, {{ word_b }}) >= {{ var('name_similarity') }})
        or (least(length({{ word_a }}), length({{ word_b }})) = 1 and left({{ word_a }}, 1) = left({{ word_b }}, 1)))
{%- endmacro %}
