from __future__ import annotations

import pickle

from tui.cleaning.cues import apply_cues
from tui.library.folder_cues import CueBuilder
from tui.model import Article, Block, Metadata, PageKind, Reason, Role
from tui.model.cues import FolderCues, line_fingerprint, masked_line

_REASON = (Reason("prose", "reads like a paragraph"),)
_CALL = "Our newsroom is paid for by readers like you, so please think about becoming a member."


def _block(text: str, role: Role = Role.BODY, confidence: float = 0.8) -> Block:
    return Block(role, text, _REASON, confidence)


def _body(number: int) -> list[Block]:
    subjects = ("ferry", "orchard", "tunnel", "choir", "mill", "glacier", "archive")
    subject = subjects[number % len(subjects)]
    return [
        _block(f"The {subject} number {word} was shown to {word} guests from valley {subject}.")
        for word in (f"w{number}a", f"w{number}b", f"w{number}c", f"w{number}d", f"w{number}e")
    ]


def _article(blocks: list[Block]) -> Article:
    return Article.assemble(blocks, PageKind.ARTICLE, Metadata())


def _page(number: int) -> list[Block]:
    clock = _block(f"Updated at 1{number}:0{number} on 3/{number}/2021")
    return [_block(f"Headline {number}", Role.TITLE), clock, *_body(number), _block(_CALL)]


def _cues(pages: list[list[Block]], site: str = "paper.example") -> FolderCues:
    builder = CueBuilder()
    for blocks in pages:
        builder.add(site, blocks)
    return builder.cues()


def test_a_call_on_three_pages_goes_aside_and_says_so() -> None:
    pages = [_page(number) for number in range(3)]
    cleaned = apply_cues(_article(pages[0]), _cues(pages), "paper.example")
    last = cleaned.blocks[-1]
    assert not last.in_article
    assert last.reasons[0] == Reason("recurs", "the same line stands on 3 pages of this folder")
    assert _CALL not in cleaned.text
    assert cleaned.ledger.visible == _article(pages[0]).ledger.visible


def test_a_clock_line_that_changes_from_page_to_page_recurs() -> None:
    pages = [_page(number) for number in range(3)]
    cleaned = apply_cues(_article(pages[1]), _cues(pages), "paper.example")
    assert not cleaned.blocks[1].in_article


def test_the_bodies_stay() -> None:
    pages = [_page(number) for number in range(4)]
    for page in pages:
        cleaned = apply_cues(_article(page), _cues(pages), "paper.example")
        assert [b.text for b in cleaned.blocks if b.in_text] == [b.text for b in page[2:-1]]


def test_two_pages_are_too_few() -> None:
    pages = [_page(number) for number in range(2)]
    article = _article(pages[0])
    assert apply_cues(article, _cues(pages), "paper.example") is article


def test_one_page_stored_three_times_loses_nothing() -> None:
    pages = [_page(1), _page(1), _page(1)]
    article = _article(pages[0])
    assert apply_cues(article, _cues(pages), "paper.example") is article


def test_a_series_that_repeats_its_body_loses_nothing() -> None:
    shared = _body(5)
    pages = [[*shared, *_body(number)] for number in range(4)]
    article = _article(pages[0])
    assert apply_cues(article, _cues(pages), "paper.example").text == article.text


def test_a_subhead_between_paragraphs_stays_as_it_was() -> None:
    pages = []
    for number in range(3):
        body = _body(number)
        pages.append([*body[:2], _block("What comes next", Role.HEADING, 0.97), *body[2:]])
    article = _article(pages[0])
    assert apply_cues(article, _cues(pages), "paper.example") is article


def test_a_call_between_paragraphs_goes_aside() -> None:
    pages = [[*_body(number)[:2], _block(_CALL), *_body(number)[2:]] for number in range(3)]
    cleaned = apply_cues(_article(pages[0]), _cues(pages), "paper.example")
    assert cleaned.text == "\n\n".join(block.text for block in _body(0))
    assert cleaned.blocks[2].role is Role.LEAD_JUNK


def test_a_call_joins_what_was_set_aside_beside_it() -> None:
    pages = [
        [*_body(number), _block(_CALL), _block("© The Paper", Role.LEGAL)] for number in range(3)
    ]
    cleaned = apply_cues(_article(pages[0]), _cues(pages), "paper.example")
    assert cleaned.blocks[-2].role is Role.LEGAL


def test_what_the_page_itself_was_sure_of_goes_aside_as_unsure() -> None:
    for confidence, unsure in ((0.8, False), (0.97, True)):
        pages = [[*_body(number), _block(_CALL, Role.BODY, confidence)] for number in range(3)]
        cleaned = apply_cues(_article(pages[0]), _cues(pages), "paper.example")
        assert not cleaned.blocks[-1].in_article
        assert cleaned.blocks[-1].unsure is unsure


def test_a_line_that_a_page_has_several_times_is_a_record_and_stays() -> None:
    rated = "({0}) {0} reviews by buyers of this very tent, with stars of {0} out of 5 on average"
    pages = [
        [*_body(number), _block(rated.format(number + 3)), _block(rated.format(number + 7))]
        for number in range(3)
    ]
    article = _article(pages[0])
    assert apply_cues(article, _cues(pages), "paper.example") is article


def test_prices_ranks_and_subheads_at_the_edge_stay() -> None:
    edge = [("$ {0}.99", Role.BODY), ("# {0}", Role.BODY), ("What we tested", Role.HEADING)]
    pages = [
        [*(_block(text.format(number), role) for text, role in edge), *_body(number)]
        for number in range(3)
    ]
    article = _article(pages[0])
    assert apply_cues(article, _cues(pages), "paper.example") is article


def test_what_all_pages_of_a_handbook_say_belongs_to_each() -> None:
    pages = [_page(number) for number in range(3)]
    handbook = Article.assemble(pages[0], PageKind.DOCUMENTATION, Metadata())
    assert apply_cues(handbook, _cues(pages), "paper.example") is handbook


def test_a_sentence_on_half_of_few_pages_stays_and_on_ten_of_many_goes() -> None:
    def site(size: int) -> list[list[Block]]:
        return [
            [*_body(number), *([_block(_CALL)] if number % 2 == 0 else [])]
            for number in range(size)
        ]

    few, many = site(8), site(20)
    assert apply_cues(_article(few[0]), _cues(few), "paper.example").text.endswith(_CALL)
    assert _CALL not in apply_cues(_article(many[0]), _cues(many), "paper.example").text


def test_titles_and_bylines_are_spared() -> None:
    pages = [
        [_block("Weekly notes", Role.TITLE), _block("By Ana Ruiz", Role.BYLINE), *_body(number)]
        for number in range(3)
    ]
    cleaned = apply_cues(_article(pages[0]), _cues(pages), "paper.example")
    assert [block.role for block in cleaned.blocks[:2]] == [Role.TITLE, Role.BYLINE]


def test_a_template_line_is_known_by_its_opening() -> None:
    places = ("ports", "mills", "farms")
    pages = [
        [
            *_body(number),
            _block(f"Send your pictures and views to us by texting {place} to 80{number}."),
        ]
        for number, place in enumerate(places)
    ]
    cleaned = apply_cues(_article(pages[2]), _cues(pages), "paper.example")
    assert not cleaned.blocks[-1].in_article


def test_another_site_and_no_site_change_nothing() -> None:
    pages = [_page(number) for number in range(3)]
    article, cues = _article(pages[0]), _cues(pages)
    assert apply_cues(article, cues, "other.example") is article
    assert apply_cues(article, cues, None) is article


def test_memory_is_bounded_and_recurring_lines_survive_it() -> None:
    builder = CueBuilder(most_lines=60)
    for number in range(40):
        builder.add("paper.example", _page(number))
    known = builder.cues().of("paper.example")
    assert known is not None
    assert known.pages == 40
    assert known.count(line_fingerprint(_CALL)) == 40


def test_where_too_many_lines_recur_those_on_fewer_pages_go_first() -> None:
    builder = CueBuilder(most_lines=60)
    for number in range(60):
        rare = _block(f"Read part {'abcdefghijklmnopqrst'[number // 3]} of our series on the port.")
        builder.add("paper.example", [*_page(number), rare])
    known = builder.cues().of("paper.example")
    assert known is not None
    assert len(known.fingerprints) <= 60
    assert known.count(line_fingerprint(_CALL)) == 60


def test_cues_cross_a_process_border() -> None:
    cues = _cues([_page(number) for number in range(3)])
    assert pickle.loads(pickle.dumps(cues)) == cues


def test_numbers_and_clocks_are_masked() -> None:
    assert masked_line("Updated 12:30 pm, 4 May 2021") == masked_line(
        "Updated 9:05 am, 17 May 2020"
    )
