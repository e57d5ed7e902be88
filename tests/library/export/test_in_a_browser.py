"""What is handed over, in a real browser: read without scripts, on a phone, on paper, by anybody."""

from __future__ import annotations

import base64
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.library.export.pages import review
from tui.library.export.article_html import article_html
from tui.library.export.document_html import index_row, session_document

webdriver = pytest.importorskip("selenium.webdriver", reason="the extra `browser` is not installed")
axe = pytest.importorskip("axe_core_python.selenium", reason="the extra `browser` is not installed")

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = [
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="no Chromium with its driver here"),
    # Selenium leaves its log pipe to the collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

SCHEMES = ("light", "dark")


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    kept = [review(), review()]
    rows = [index_row(one, f"#p{number}-top") for number, one in enumerate(kept, 1)]
    articles = [article_html(one, f"p{number}-", 2) for number, one in enumerate(kept, 1)]
    file = tmp_path_factory.mktemp("handover") / "session.html"
    file.write_text("".join(session_document(rows, articles, "Review of scrape")), "utf-8")
    return file


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    profile = tmp_path_factory.mktemp("profile")
    for argument in (
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--disable-dev-shm-usage", f"--user-data-dir={profile}",
    ):  # fmt: skip
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL"})
    service = webdriver.ChromeService(executable_path=DRIVER)
    driver = webdriver.Chrome(options=options, service=service)
    yield driver
    driver.quit()


def show(browser: Any, document: Path, scheme: str = "light", width: int = 1000) -> None:
    browser.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {"features": [{"name": "prefers-color-scheme", "value": scheme}]},
    )
    size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.get(document.as_uri())


@pytest.mark.parametrize("scheme", SCHEMES)
def test_it_is_accessible_contrast_headings_and_names_included(
    browser: Any, document: Path, scheme: str
) -> None:
    show(browser, document, scheme)
    browser.execute_script("document.querySelectorAll('details').forEach(d => d.open = true)")
    found = axe.Axe().run(browser)["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_nothing_but_the_file_itself_is_asked_for(browser: Any, document: Path) -> None:
    browser.get_log("performance")
    show(browser, document)
    sent = [
        entry["message"]
        for entry in browser.get_log("performance")
        if "Network.requestWillBeSent" in entry["message"]
    ]
    assert sent
    assert all('"url":"file://' in message for message in sent)


def test_it_reads_without_scripts_and_has_none(browser: Any, document: Path) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        show(browser, document)
        (folded, *_) = browser.find_elements("css selector", "details.aside")
        inside = folded.find_element("css selector", "p")
        assert not inside.is_displayed()
        folded.find_element("css selector", "summary").click()
        assert inside.is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert browser.find_elements("css selector", "script") == []


def test_a_number_leads_to_the_other_side(browser: Any, document: Path) -> None:
    show(browser, document)
    browser.find_element("css selector", "#p1-c1a a").click()
    assert browser.current_url.endswith("#p1-c1b")
    top = browser.find_element("css selector", "#p1-c1b").rect["y"]
    scrolled = browser.execute_script("return window.scrollY")
    assert scrolled <= top <= scrolled + 800


@pytest.mark.parametrize("width", [320, 390])
def test_it_fits_a_phone(browser: Any, document: Path, width: int) -> None:
    show(browser, document, width=width)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width


def test_it_prints(browser: Any, document: Path) -> None:
    show(browser, document)
    pdf = base64.b64decode(browser.execute_cdp_cmd("Page.printToPDF", {})["data"])
    assert pdf.startswith(b"%PDF")
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") >= 2
