{% macro compare_profiles(pairs, firsts, seconds) -%}
    {#-
    Compares pairs of profiles and explains: the CTE `compared` (first_id, second_id, is_contradictory, is_telling, score, reason).
    `pairs` gives (first_id, second_id); `firsts` and `seconds` have the columns of int_profiles.
    -#}
    observed as (
        select
            pair.first_id,
            pair.second_id,
            first_one.event_family,
            first_one.kind_code = second_one.kind_code as is_same_kind,
            'talks' in (first_one.kind_code, second_one.kind_code) as is_kind_open,
            first_one.status_code = second_one.status_code as is_same_status,
            {{ in_pairs("first_one.status_code", "second_one.status_code", var("contradictory_statuses")) }} as is_disputed,
            first_one.status_code in {{ sql_list(var("prospective_statuses")) }} as is_first_prospective,
            second_one.status_code in {{ sql_list(var("prospective_statuses")) }} as is_second_prospective,
            is_first_prospective <> is_second_prospective as is_one_prospective,
            first_one.status_code = 'ended' and first_one.start_date >= second_one.start_date
            or second_one.status_code = 'ended' and second_one.start_date >= first_one.start_date as is_one_its_end,
            case first_one.event_family
                when 'contact' then {{ in_pairs("first_one.kind_code", "second_one.kind_code", var("compatible_modes")) }}
                when 'agreement' then {{ in_pairs("first_one.kind_code", "second_one.kind_code", var("compatible_agreement_types")) }}
                else false
            end as is_compatible_kind,
            case first_one.event_family
                {%- for family in ["contact", "agreement", "crisis"] %}
                    when '{{ family }}' then {{ in_pairs("first_one.status_code", "second_one.status_code", var("compatible_statuses")[family]) }}
                {%- endfor %}
            end as is_compatible_status,
            len(list_intersect(first_one.person_parties, second_one.person_parties)) as known_party_count,
            {{ distinct_parties("list_intersect(first_one.person_keys, second_one.person_keys)") }} as same_parties,
            -- A bare surname may be that of the person whom the other report gives in full.
            len(list_distinct(list_concat(same_parties, {{ distinct_parties(
                "list_concat(list_intersect(first_one.surname_keys, second_one.name_keys), "
                ~ "list_intersect(first_one.name_keys, second_one.surname_keys))"
            ) }}))) as shared_party_count,
            len(first_one.person_parties) > 0 or len(second_one.person_parties) > 0 as is_anybody_named,
            first_one.time_of_day = second_one.time_of_day as is_same_time_of_day,
            first_one.kind_code in ('phone_call', 'written_message', 'public_message')
            or second_one.kind_code in ('phone_call', 'written_message', 'public_message') as is_remote,
            first_one.place_code <> second_one.place_code as is_other_country,
            -- That the event was in a country it concerns says nothing new.
            first_one.place_key = second_one.place_key
            and (first_one.place_kind <> 'country' or not list_contains(first_one.party_codes, first_one.place_code)) as is_same_place,
            first_one.place_code = second_one.place_code as is_same_country,
            coalesce(first_one.kind_code = 'visit' and first_one.place_kind = 'landmark', false) as is_first_tour,
            coalesce(second_one.kind_code = 'visit' and second_one.place_kind = 'landmark', false) as is_second_tour,
            -- The meetings of a traveller in the country he travels to are those of his journey.
            case when first_one.kind_code = 'visit' then first_one.place_code else second_one.place_code end as visited_code,
            case when first_one.kind_code = 'visit' then first_one.person_parties else second_one.person_parties end as traveller_parties,
            'visit' in (first_one.kind_code, second_one.kind_code) and not is_same_kind and not is_remote
            and list_contains(first_one.party_codes, visited_code) and not coalesce(is_other_country, false)
            and (shared_party_count > 0 or (is_same_place and len(traveller_parties) = 0)) as is_on_journey,
            first_one.is_standing and second_one.is_standing as are_both_standing,
            first_one.is_standing <> second_one.is_standing as is_one_standing,
            first_one.war_phase <> second_one.war_phase as is_other_war,
            len(first_one.party_codes) > 2 as is_of_many,
            first_one.place_key <> second_one.place_key
            and first_one.place_kind in ('city', 'capital')
            and second_one.place_kind in ('city', 'capital') as is_other_town,
            coalesce(first_one.place_kind, 'country') = 'country' as is_first_countrywide,
            coalesce(second_one.place_kind, 'country') = 'country' as is_second_countrywide,
            coalesce(first_one.level_code, 'unknown') in ('unknown', 'official') as is_first_level_open,
            coalesce(second_one.level_code, 'unknown') in ('unknown', 'official') as is_second_level_open,
            first_one.level_code = second_one.level_code as is_same_level,
            -- Of a foreign minister and another, "ministers" tells all there is to tell.
            is_same_level
            or (first_one.level_code in {{ sql_list(var("levels_of_ministers")) }} and second_one.level_code in {{ sql_list(var("levels_of_ministers")) }})
                as may_be_same_level,
            first_one.currency_code = second_one.currency_code as is_same_currency,
            -- "$3 million" of New Zealand's may be printed with its name or without.
            first_one.currency_code = second_one.currency_code
            or 'USD' in (first_one.currency_code, second_one.currency_code)
            and first_one.currency_code in {{ sql_list(var("dollar_currencies")) }}
            and second_one.currency_code in {{ sql_list(var("dollar_currencies")) }} as may_be_same_currency,
            -- "Over 158 million" is also told as "nearly 160 million".
            abs(first_one.amount - second_one.amount) <= 0.01 * greatest(first_one.amount, second_one.amount)
            or {{ rounded("first_one.amount") }} = second_one.amount
            or {{ rounded("second_one.amount") }} = first_one.amount as is_same_amount,
            first_one.event_family = 'agreement'
            and (
                len(list_intersect(first_one.title_words, second_one.title_words)) > 1
                or coalesce(first_one.amount = second_one.amount and may_be_same_currency, false)
            ) as is_same_agreement,
            len(list_intersect(first_one.title_words, second_one.title_words)) as shared_title_word_count,
            least(len(first_one.title_words), len(second_one.title_words)) as title_word_count,
            first_one.period_start = second_one.period_start as is_same_period_start,
            first_one.period_end = second_one.period_end as is_same_period_end,
            list_has_any(first_one.actor_codes, second_one.actor_codes) as is_same_actor,
            len(first_one.actor_codes) > 0 and len(second_one.actor_codes) > 0 as are_actors_known,
            list_has_any(first_one.affected_codes, second_one.affected_codes) as is_same_affected,
            first_one.affected_codes <> second_one.affected_codes as is_other_affected,
            -- "Malawi's border is closed" and "Malawi has closed its border with Mozambique": whose border it is.
            is_same_kind and first_one.kind_code = 'border_closure'
            and (
                (len(first_one.actor_codes) = 0 and list_has_any(first_one.affected_codes, second_one.actor_codes))
                or (len(second_one.actor_codes) = 0 and list_has_any(second_one.affected_codes, first_one.actor_codes))
            ) as is_same_border,
            len(first_one.affected_codes) > 0 and len(second_one.affected_codes) > 0 as are_affected_known,
            list_has_any(first_one.quantity_keys, second_one.quantity_keys) as is_same_quantity,
            first_one.kind_code in {{ sql_list(var("lasting_crisis_types")) }} as is_lasting,
            first_one.event_family = 'agreement' and first_one.kind_code <> 'ceasefire' and second_one.kind_code <> 'ceasefire' as is_titled,
            first_one.kind_code = 'commitment' and second_one.kind_code = 'commitment' as are_both_promises,
            first_one.kind_code = second_one.kind_code and first_one.kind_code in {{ sql_list(var("document_types")) }} as is_same_document,
            first_one.date_class = 'fine' and second_one.date_class = 'fine' as are_both_fine,
            first_one.start_date = second_one.start_date as is_same_start,
            abs(first_one.start_date - second_one.start_date) <= 1 as is_near_start,
            first_one.start_date = second_one.start_date and first_one.end_date = second_one.end_date as are_same_dates,
            first_one.start_date <= second_one.end_date and second_one.start_date <= first_one.end_date as do_dates_overlap,
            first_one.start_date <= second_one.start_date and second_one.end_date <= first_one.end_date
            or second_one.start_date <= first_one.start_date and first_one.end_date <= second_one.end_date as is_one_within,
            is_one_prospective and not are_same_dates
            and greatest(first_one.end_date - first_one.start_date, second_one.end_date - second_one.start_date) >= {{ var("long_span_days") }} and case
                when is_first_prospective then second_one.start_date <= first_one.start_date and first_one.end_date <= second_one.end_date
                else first_one.start_date <= second_one.start_date and second_one.end_date <= first_one.end_date
            end as is_plan_within,
            -- "Will meet with EU counterparts", on some day of a long journey and at no place of theirs.
            {%- for one in ["first", "second"] %}
                is_one_prospective and is_{{ one }}_prospective
                and {{ one }}_one.end_date - {{ one }}_one.start_date >= {{ var("long_span_days") }}
                and not coalesce(list_contains({{ one }}_one.party_codes, {{ one }}_one.place_code), false) as is_{{ one }}_open,
            {%- endfor %}
            abs(first_one.start_date - second_one.start_date) <= {{ var("slip_days") }} as is_slip,
            -- What was to be yesterday or was told as today's may have been posted a day late; the day of a journey may be its first.
            {%- for earlier, later in [("first", "second"), ("second", "first")] %}
                first_one.event_family = 'contact' and {{ later }}_one.start_date > {{ earlier }}_one.end_date and case
                    when
                        is_{{ earlier }}_prospective and not is_{{ later }}_prospective
                        and (is_on_journey or shared_party_count > 0) and not is_remote and not coalesce(is_other_country, false)
                        and list_contains(first_one.party_codes, {{ earlier }}_one.place_code)
                        then {{ later }}_one.start_date - {{ earlier }}_one.end_date <= {{ var("journey_days") }}
                    -- "Just last week" is said of the Saturday before it too.
                    when
                        len(same_parties) > 1 and {{ later }}_one.end_date - {{ later }}_one.start_date = 6
                        and {{ later }}_one.start_date - {{ earlier }}_one.end_date <= {{ var("journey_days") }}
                        and not is_remote and not coalesce(is_other_country, false) and not is_one_prospective
                        then true
                    when len(same_parties) > 1 and {{ later }}_one.start_date - {{ earlier }}_one.end_date <= {{ var("slip_days") }}
                        then is_{{ earlier }}_prospective and not is_{{ later }}_prospective or {{ later }}_one.is_day_relative and not is_remote
                    else false
                end as is_{{ later }}_late,
            {%- endfor %}
            -- Of an unfixed date the weekday ("weekday 5") or the day of the year ("07-09") is known.
            case
                when first_one.date_class <> 'fine' or first_one.start_date <> first_one.end_date then null
                when second_one.date_hint like 'weekday %' then 'weekday ' || isodow(first_one.start_date) = second_one.date_hint
                else strftime(first_one.start_date, '%m-%d') = second_one.date_hint
            end as is_hinted_day,
            second_one.date_hint like 'weekday %' as is_hint_weekday,
            -- "Since March", "over the past year": no month or year of the calendar in which something was.
            first_one.date_class = 'fine' and second_one.date_class = 'coarse'
            and (
                second_one.start_date <> date_trunc(
                    case when second_one.date_precision = 'year' then 'year' else 'month' end, second_one.start_date
                )
                or second_one.end_date <> last_day(second_one.end_date)
                or (second_one.date_precision = 'year' and month(second_one.end_date) <> 12)
            ) as is_second_series,
            length(first_one.date_hint) = length(second_one.date_hint) and first_one.date_hint <> second_one.date_hint as is_other_hint,
            second_one.date_class = 'undated' and not is_second_prospective
            and first_one.event_family = 'contact' and first_one.start_date > second_one.published_date as is_first_after_report,
            is_first_after_report and len(same_parties) > 1 and first_one.is_day_relative and not is_remote
            and first_one.start_date - second_one.published_date <= {{ var("slip_days") }} as is_first_told_late,
            -- News without a day is mostly of the day; acts of war are of every day.
            second_one.date_class = 'undated' and not second_one.is_background
            and (first_one.event_family <> 'crisis' or first_one.kind_code in {{ sql_list(var("announced_act_types")) }})
            and (
                is_first_told_late
                or second_one.published_date between first_one.start_date and first_one.end_date + {{ var("fresh_days") }}
            ) as is_fresh,
            is_fresh and is_first_prospective and not is_second_prospective
            and first_one.start_date = first_one.end_date and first_one.start_date = second_one.published_date as is_due,
            first_one.end_date - first_one.start_date >= {{ var("long_span_days") }} as is_first_long,
            second_one.end_date - second_one.start_date >= {{ var("long_span_days") }} as is_second_long,
        from {{ pairs }} as pair
        inner join {{ firsts }} as first_one on pair.first_id = first_one.profile_id
        inner join {{ seconds }} as second_one on pair.second_id = second_one.profile_id
    ),

    judged as (
        select
            *,
            are_both_fine and (is_first_late or is_second_late) as is_day_apart,
            list_filter([
                case
                    when not (is_same_kind or is_compatible_kind or is_same_agreement) then 'kinds exclude each other'
                end,
                case when not (is_same_status or is_compatible_status) then 'statuses exclude each other' end,
                case when not is_same_time_of_day then 'another time of the day' end,
                -- The same two persons on one day: a place that differs is a slip of one article.
                -- What was planned for the same days may have been moved.
                case
                    when
                        is_other_country and not is_remote and event_family = 'contact'
                        and not (are_both_fine and (shared_party_count > 1 or is_one_prospective))
                        then 'another country'
                    when is_other_country and event_family = 'crisis' and not coalesce(are_both_standing, false) then 'another country'
                end,
                case
                    when
                        is_other_town and not is_remote and event_family = 'contact'
                        and shared_party_count < 2 and not (are_both_fine and is_one_prospective)
                        then 'another town'
                    when is_other_town and event_family = 'crisis' and not is_same_quantity and not coalesce(are_both_standing, false) then 'another town'
                end,
                case when event_family <> 'crisis' and known_party_count > shared_party_count then 'other persons' end,
                case
                    when
                        event_family = 'contact' and shared_party_count < 2
                        and not may_be_same_level and not is_first_level_open and not is_second_level_open
                        then 'another level'
                end,
                case when is_same_currency and not is_same_amount then 'another amount' end,
                case
                    when
                        is_titled and title_word_count > 0
                        -- What three countries negotiate they seldom negotiate twice, whatever it is called so far.
                        and not (coalesce(are_both_standing, false) and is_of_many)
                        and shared_title_word_count < case
                            -- What was promised has no title: each tells it in words of its own.
                            when are_both_promises and are_both_fine then 1
                            -- Of two documents of one kind signed on one day one word tells which: each paper renders the title.
                            when is_same_document and are_both_fine and are_same_dates then 1
                            else {{ var("title_similarity") }} * title_word_count
                        end
                        then 'another title'
                end,
                case when not is_same_period_start or not is_same_period_end then 'another period' end,
                case when are_actors_known and not is_same_actor then 'other actors' end,
                -- One war of two countries and another's of one of them are two; a mention of both wars joins neither.
                case
                    when
                        are_affected_known and not coalesce(is_same_border, false)
                        and (not is_same_affected or (are_both_standing and is_other_affected))
                        then 'other countries affected'
                end,
                case
                    when
                        are_both_fine and not do_dates_overlap
                        -- The end of a country's closure is not that of a town's.
                        and not (
                            is_lasting
                            and ((is_one_its_end and is_first_countrywide = is_second_countrywide) or coalesce(is_same_place, false))
                        )
                        and not (is_same_agreement and is_slip)
                        and not is_day_apart
                        then 'other days'
                    -- Two journeys that overlap without anybody in common are two; so are a plan for a day and what was held "last week".
                    when
                        event_family = 'contact' and are_both_fine and not is_day_apart and shared_party_count = 0
                        and (not is_one_within or (is_plan_within and is_anybody_named and not coalesce(is_same_country, false)))
                        then 'other days'
                end,
                case
                    when event_family = 'contact' and are_both_fine and (is_first_open or is_second_open) and shared_party_count < 2
                        and not coalesce(is_same_place, false)
                        then 'any meeting of a journey'
                end,
                case when is_first_tour <> is_second_tour and shared_party_count = 0 then 'who tours a sight meets nobody' end,
                case when is_first_after_report and not is_first_told_late and not is_first_prospective then 'not yet held' end,
                case when event_family <> 'crisis' and is_second_series then 'a series is not one of it' end,
                case when not is_hinted_day or is_other_hint then 'another weekday or day of the year' end,
                -- A meeting to come is not the call that was made instead.
                case
                    when
                        event_family = 'contact' and is_one_prospective and not is_same_kind and not is_kind_open
                        and not are_both_fine and not coalesce(is_same_place or is_on_journey, false)
                        then 'a plan of another kind'
                end,
                case
                    when
                        event_family = 'crisis' and not is_lasting
                        and (
                            (
                                -- Days are told a day apart where the same sides are named.
                                are_both_fine and not is_same_start
                                and not (
                                    is_same_actor and (is_same_affected or not are_affected_known)
                                    and do_dates_overlap and is_near_start
                                )
                            )
                            or (is_first_long and not coalesce(is_second_long, false) and not is_second_countrywide)
                            or (is_second_long and not coalesce(is_first_long, false) and not is_first_countrywide)
                        )
                        then 'a campaign is not its part'
                end,
                case when is_one_standing and event_family = 'crisis' then 'a war that goes on is not its episode' end,
                case when is_other_war then 'a war before this one' end,
            ], lambda objection: objection is not null) as objections,
            list_filter([
                struct_pack(
                    reason := 'same persons',
                    weight := case
                        when shared_party_count = 1 then {{ var("weight_one_person") }} else {{ var("weight_person") }} * shared_party_count
                    end
                ),
                struct_pack(reason := 'same place', weight := case when is_same_place then {{ var("weight_place") }} else 0 end),
                struct_pack(
                    reason := 'same country',
                    weight := case when is_same_country and not coalesce(is_same_place, false) then {{ var("weight_country") }} else 0 end
                ),
                struct_pack(reason := 'on one journey', weight := case when is_on_journey then {{ var("weight_journey") }} else 0 end),
                struct_pack(reason := 'still going on', weight := case when are_both_standing then {{ var("weight_standing") }} else 0 end),
                struct_pack(
                    reason := 'same level',
                    weight := case when is_same_level and not is_first_level_open then {{ var("weight_level") }} else 0 end
                ),
                struct_pack(reason := 'same time of day', weight := case when is_same_time_of_day then {{ var("weight_time_of_day") }} else 0 end),
                struct_pack(reason := 'same actor', weight := case when is_same_actor then {{ var("weight_actor") }} else 0 end),
                struct_pack(
                    reason := 'same country affected',
                    weight := case
                        when is_same_affected and is_other_affected then {{ var("weight_affected_too") }}
                        when is_same_affected or is_same_border then {{ var("weight_affected") }}
                        else 0
                    end
                ),
                struct_pack(reason := 'same figure', weight := case when is_same_quantity then {{ var("weight_quantity") }} else 0 end),
                struct_pack(
                    reason := 'same amount',
                    weight := case when is_same_amount and may_be_same_currency then {{ var("weight_amount") }} else 0 end
                ),
                struct_pack(reason := 'same title', weight := case when is_titled and title_word_count > 0 then {{ var("weight_title") }} else 0 end),
                struct_pack(reason := 'same kind of document', weight := case when is_same_document then {{ var("weight_document") }} else 0 end),
                struct_pack(
                    reason := 'same period',
                    weight := case when is_same_period_start and is_same_period_end then {{ var("weight_period") }} else 0 end
                ),
                struct_pack(
                    reason := case when is_hint_weekday then 'the weekday that is meant' else 'the day of the year' end,
                    weight := case when is_hinted_day then {{ var("weight_hint") }} else 0 end
                ),
                struct_pack(reason := 'planned for the day it is told', weight := case when is_due then {{ var("weight_due") }} else 0 end),
                struct_pack(reason := 'news of its day', weight := case when is_fresh then {{ var("weight_fresh") }} else 0 end),
                struct_pack(reason := 'kind differs', weight := case when is_same_kind or is_kind_open then 0 else {{ var("weight_kind_difference") }} end),
                struct_pack(reason := 'status differs', weight := case when is_same_status or is_one_prospective then 0 else {{ var("weight_status_difference") }} end),
                struct_pack(
                    reason := 'dates differ',
                    weight := case when are_both_fine and not are_same_dates then {{ var("weight_date_difference") }} else 0 end
                ),
            ], lambda ground: ground.weight <> 0) as grounds,
        from observed
    ),

    compared as (
        select
            first_id,
            second_id,
            event_family,
            is_same_status,
            -- What is proposed, announced or under way to be: one prospect told at its stages.
            is_same_status or (is_first_prospective and is_second_prospective) as is_same_stage,
            is_disputed,
            is_day_apart,
            is_on_journey,
            len(objections) > 0 as is_contradictory,
            -- Whether people, place or time speak for it already: words alone do not.
            coalesce(shared_party_count > 0 or is_same_place or is_fresh, false) as is_backed,
            -- Whether anything points to this event and not just to people who meet often.
            list_has_any(list_transform(grounds, lambda ground: ground.reason), {{ var("telling_grounds") | list | tojson | replace('"', "'") }}) as is_telling,
            round({{ var("weight_base") }} + coalesce(list_sum(list_transform(grounds, lambda ground: ground.weight)), 0), 3) as score,
            array_to_string(
                case when len(objections) > 0 then objections else list_transform(grounds, lambda ground: ground.reason) end, ', '
            ) as reason,
        from judged
    )
{%- endmacro %}

{% macro distinct_parties(keys) -%}
    {#- The parties of keys "PARTY:who". -#}
    list_distinct(list_transform({{ keys }}, lambda key: split_part(key, ':', 1)))
{%- endmacro %}
