from __future__ import annotations

import json

import pytest

from tests.cleaning.html.pages import HEADLINE, PARAGRAPHS, article_page, clean, paragraphs
from tui.cleaning.html.dates import iso_date
from tui.model import Fact, PageKind


def value(fact: Fact | None) -> str | None:
    return fact.value if fact is not None else None


def json_ld(**fields: object) -> str:
    node = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def test_json_ld_gives_author_and_date_and_says_so() -> None:
    head = json_ld(
        author={"@type": "Person", "name": "Mira Sund"}, datePublished="2023-03-12T08:00Z"
    )
    facts = clean(article_page(head=head)).metadata
    assert facts.byline == Fact("Mira Sund", "json-ld")
    assert facts.date is not None
    assert facts.date.value.startswith("2023-03-12")
    assert facts.date.origin == "json-ld"


def test_meta_elements_give_author_date_site_and_address() -> None:
    head = (
        '<meta name="author" content="By Mira Sund"><meta property="og:site_name" content="Tolmouth '
        'Courier"><meta property="article:published_time" content="2023-03-12T08:00:00+01:00">'
        '<link rel="canonical" href="https://courier.example/pier">'
    )
    facts = clean(article_page(head=head)).metadata
    assert value(facts.byline) == "Mira Sund"
    assert value(facts.site) == "Tolmouth Courier"
    assert (value(facts.date) or "").startswith("2023-03-12")
    assert value(facts.url) == "https://courier.example/pier"


def test_a_time_element_gives_the_date_where_nothing_is_declared() -> None:
    body = '<p><time datetime="2023-03-12">Sunday</time></p>' + paragraphs(*PARAGRAPHS)
    date = clean(article_page(body)).metadata.date
    assert date == Fact("2023-03-12", "time element")


def test_the_title_is_the_headline_without_the_name_of_the_site() -> None:
    assert value(clean(article_page()).metadata.title) == HEADLINE


def test_the_title_element_loses_the_name_of_its_site() -> None:
    page = article_page().replace(f"<h1>{HEADLINE}</h1>", "")
    assert value(clean(page).metadata.title) == HEADLINE


def test_a_name_that_a_template_left_is_no_author() -> None:
    head = '<meta name="author" content="page.head.extra.author">'
    assert clean(article_page(head=head)).metadata.byline is None


def test_a_page_that_names_nobody_has_no_byline() -> None:
    assert clean(article_page()).metadata.byline is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Mira Sund | 9 April 2024 | 2 min read", "Mira Sund"),
        ("By Mira van der Sund and Ole Brandt, April 9, 2024", "Mira van der Sund, Ole Brandt"),
        ("April 9, 2024 · 2 min read · By Mira Sund", "Mira Sund"),
        ("by: Mira Sund, 04-09-2024, 2024-04-09", "Mira Sund"),
        ("Von Mira Sund, 9. April 2024", "Mira Sund"),
    ],
)
def test_a_line_below_the_headline_says_who_wrote_it_and_when(line: str, name: str) -> None:
    article = clean(article_page(paragraphs(line, *PARAGRAPHS)))
    assert value(article.metadata.byline) == name
    assert value(article.metadata.date) == "2024-04-09"
    assert article.text == "\n\n".join(PARAGRAPHS)


def test_broken_json_ld_is_passed_over() -> None:
    article = clean(article_page(head='<script type="application/ld+json">{"@type": [</script>'))
    assert article.text == "\n\n".join(PARAGRAPHS)


LANGUAGES = {
    "de": (
        (
            "Die Hafenbehörde von Tolmünde hat am Montag mitgeteilt, dass sie die Nordmole den ganzen Winter "
            "über sperrt, weil das Meer ihre Fundamente ausgewaschen hat."
        ),
        (
            "Taucher hatten unter der Mole ein Loch von der Größe eines Busses gefunden, wie aus einem "
            "Bericht hervorgeht, den die Behörde nun veröffentlicht hat."
        ),
        (
            "Die Reparatur wird rund vier Millionen Euro kosten. Die Hälfte davon trägt die Stadt, den Rest "
            "soll das Land übernehmen, das sich noch nicht geäußert hat."
        ),
    ),
    "ru": (
        (
            "Управление порта в понедельник сообщило, что закроет северный причал на всю зиму, потому что "
            "море размыло его основание."
        ),
        (
            "Водолазы нашли под причалом дыру размером с автобус, говорится в отчёте, который управление "
            "опубликовало на этой неделе."
        ),
        (
            "Ремонт обойдётся примерно в четыре миллиона. Половину заплатит город, остальное должно дать "
            "государство, которое пока не ответило на письмо."
        ),
    ),
    "ja": (
        "港湾局は月曜日、海水が基礎を浸食したため、北桟橋を冬の間すべて閉鎖すると発表した。",
        "先週桟橋の下に潜った技術者たちは、バスほどの大きさの穴を見つけたと、局が公表した報告書は述べている。",
        "修理には約四百万円かかり、その半分を町が負担する。残りは国が払うことになっているが、返事はまだない。",
        "漁船は工事が終わるまで南桟橋を使うことができる。渡し船は駅から歩いて十分の石炭埠頭から出ると、局の担当者は話している。",
        "町長は記者会見で、嵐の日に失うよりは、穏やかな日に閉めるほうがよいと述べ、住民に理解を求めた。工事は四月の末に終わる予定だ。",
    ),
    "ar": (
        "أعلنت هيئة الميناء يوم الاثنين أنها ستغلق الرصيف الشمالي طوال فصل الشتاء لأن البحر أكل أساساته.",
        "ووجد الغواصون تحت الرصيف حفرة بحجم حافلة، وفقا لتقرير نشرته الهيئة هذا الأسبوع بعد طول انتظار.",
        "وستبلغ تكلفة الإصلاح نحو أربعة ملايين، تدفع المدينة نصفها، أما الباقي فعلى الدولة التي لم ترد بعد.",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_prose_is_kept_and_its_language_told_in_any_script(language: str) -> None:
    words = LANGUAGES[language]
    page = article_page(paragraphs(*words), headline=words[0][:30]).replace(' lang="en"', "")
    article = clean(page)
    assert all(text in article.text for text in words)
    assert value(article.metadata.language) == language


def test_an_article_is_an_article() -> None:
    head = json_ld(headline=HEADLINE) + '<meta property="og:type" content="article">'
    assert clean(article_page(paragraphs(*PARAGRAPHS * 2), head=head)).page_kind is PageKind.ARTICLE


def test_a_page_that_was_not_found_is_an_error_page() -> None:
    page = (
        "<html><head><title>404 - Page not found</title></head><body><h1>Page not found</h1>"
        "<p>Sorry, the page you are looking for does not exist.</p></body></html>"
    )
    assert clean(page).page_kind is PageKind.ERROR_PAGE


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("11-29-2024, 09:03 AM", "2024-11-29"),
        ("Posted on the 15/12/2025 at 19:00", "2025-12-15"),
        ("03-01-2017", None),
        ("call 11-29/2024", None),
    ],
)
def test_a_day_in_figures_is_read_where_it_can_be_only_one(text: str, day: str | None) -> None:
    assert iso_date(text) == day
