"""The page in a real browser: what it shows, filters and sorts, by mouse and keyboard; what it asks the network for."""

from __future__ import annotations

import base64
import re
import shutil

import msgspec
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

import pages
import verdicts
from mlgate.core.model import Finding, Measurement, Result, Status
from mlgate.report import html

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
# axe-core's names of the criteria of WCAG 2.2 at level AA, and of what it holds to be good practice.
_CRITERIA = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
_VERDICTS = {
    "everything": pages.EVERYTHING,
    "green": verdicts.GREEN,
    "linted": verdicts.LINTED,
    "nothing": verdicts.NOTHING_CHECKED,
}
pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: apt-get install chromium"),
]


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        # A container has no user namespaces for its sandbox; what is opened is ours.
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def opened(browser, tmp_path):
    """Open the page of a verdict; afterwards nothing must have been told to the console, or asked of the network."""
    contexts, told, asked = [], [], []

    def open_page(verdict=pages.EVERYTHING, **options):
        file = tmp_path / "page.html"
        file.write_text(html.render(verdict, source="https://forge.invalid/o/r/blob/c"), encoding="utf-8")
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: told.append(message.text))
        page.on("pageerror", lambda error: told.append(str(error)))
        page.on("dialog", lambda dialog: told.append(dialog.message))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert told == []
    assert {url for url in asked if not url.startswith("data:")} <= {(tmp_path / "page.html").as_uri()}


def shown(page):
    return [name.strip() for name in page.locator("section.check:visible h2").all_inner_texts()]


def test_the_verdict_is_seen_without_scrolling(opened):
    page = opened()
    expect(page).to_have_title(
        "mlgate: fail, 3 failed, 1 could not run, 1 passed, 1 with warnings, 1 inconclusive, 1 skipped"
    )
    for text in ("Fail", "What to do"):
        assert page.get_by_role("heading", name=text, exact=True).bounding_box()["y"] < 900
    assert shown(page) == [
        "contract.train",
        "lint.code",
        "regression.delay",
        "artifact.models",
        "regression.price",
        "drift.live",
        "features.daily",
        "contract.live",
    ]


@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [
        *(("everything", width, scheme) for width in (1280, 360) for scheme in ("light", "dark")),
        *((name, *how) for name in ("green", "linted", "nothing") for how in ((1280, "light"), (360, "dark"))),
    ],
)
def test_accessible_in_both_schemes_and_on_a_phone(opened, name, width, scheme):
    page = opened(_VERDICTS[name], viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    found = Axe().run(page, options=_CRITERIA).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [1280, 360])
def test_the_axis_stands_under_its_rows(opened, width):
    page = opened(viewport={"width": width, "height": 800})
    for plot in page.locator("table.plot").all():
        drawn = [one.bounding_box() for one in plot.locator("svg.strip").all()]
        assert len({(round(box["x"]), round(box["width"])) for box in drawn}) == 1
        assert drawn[0]["width"] > 200


def test_dark_mode_is_dark(opened):
    brightness = {}
    for scheme in ("light", "dark"):
        page = opened(color_scheme=scheme)
        colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
        brightness[scheme] = sum(int(part) for part in colour.removeprefix("rgb(").removesuffix(")").split(","))
    assert brightness["dark"] < 150
    assert brightness["light"] > 700


# What a person would see of a picture: its size, the shares of dark and of light pixels, how many colours it has, how
# far nothing is drawn from above to below, and whether anything is drawn at the right edge.
_SEEN = """async (encoded) => {
    const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${encoded}`)).blob());
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const drawing = canvas.getContext("2d");
    drawing.drawImage(picture, 0, 0);
    const { data } = drawing.getImageData(0, 0, picture.width, picture.height);
    const colours = new Set();
    const rows = new Array(picture.height).fill(false);
    const columns = new Array(picture.width).fill(false);
    let dark = 0;
    let light = 0;
    for (let at = 0; at < data.length; at += 4) {
        const shade = 0.2126 * data[at] + 0.7152 * data[at + 1] + 0.0722 * data[at + 2];
        dark += shade < 64;
        light += shade > 224;
        colours.add((data[at] << 16) | (data[at + 1] << 8) | data[at + 2]);
        const pixel = at / 4;
        const row = Math.floor(pixel / picture.width);
        const begin = row * picture.width * 4;
        if (data[at] !== data[begin] || data[at + 1] !== data[begin + 1] || data[at + 2] !== data[begin + 2]) {
            rows[row] = true;
            columns[pixel % picture.width] = true;
        }
    }
    const all = data.length / 4;
    let blank = 0;
    let longest = 0;
    for (const drawn of rows) { blank = drawn ? 0 : blank + 1; longest = Math.max(longest, blank); }
    return {
        width: picture.width, height: picture.height, dark: dark / all, light: light / all, colours: colours.size,
        blank: longest, margin: columns.slice(-4).some((drawn) => drawn),
    };
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_the_picture_of_a_page_is_that_of_a_page(opened, browser, width, scheme):
    page = opened(viewport={"width": width, "height": 800}, color_scheme=scheme)
    picture = page.screenshot(full_page=True)
    looking = browser.new_page()
    seen = looking.evaluate(_SEEN, base64.b64encode(picture).decode("ascii"))
    looking.close()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert seen["width"] == width
    assert seen["height"] > 2000
    assert seen[scheme] > 0.7
    assert seen["dark" if scheme == "light" else "light"] < 0.15
    assert seen["colours"] > 100
    assert seen["blank"] < 200, "nowhere is there nothing for long"
    assert not seen["margin"], "what reaches the edge goes on beyond it"


def test_a_name_without_a_place_to_break_it_stays_on_a_phone(opened):
    name = "x" * 300
    finding = Finding(
        subject=name, message=name, count=1, total=3, evidence={"path": [{"what": name, "at": name, "code": name}]}
    )
    measured = Measurement(
        name=name, slice=name, value=1.0, low=0.5, high=2.0, status=Status.FAIL, limits={"at_most": 0.3}
    )
    result = Result(
        check=name, kind="contract", status=Status.FAIL, reason=name, findings=(finding,), measurements=(measured,)
    )
    page = opened(verdicts.verdict(result, exit_code=1), viewport={"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_filter_by_words_and_by_status(opened):
    page = opened()
    page.get_by_label("Filter").fill("carrier=WN")
    assert shown(page) == ["regression.delay"]
    expect(page.get_by_role("status")).to_have_text("1 of 8 checks shown")
    expect(page.get_by_role("row", name="carrier=WN")).to_be_visible()
    expect(page.get_by_role("row", name="carrier=AA")).to_be_hidden()
    page.get_by_label("Filter").fill("")
    page.get_by_role("button", name="Fail 3").click()
    assert shown(page) == ["contract.train", "lint.code", "regression.delay"]
    page.get_by_role("button", name="Warning 1").click()
    assert shown(page)[-1] == "drift.live"
    page.get_by_label("Filter").fill("no such thing")
    assert shown(page) == []
    expect(page.get_by_role("status")).to_have_text("0 of 8 checks shown")


def test_a_link_shows_a_check_that_was_filtered_out(opened):
    page = opened()
    page.get_by_label("Filter").fill("contract")
    page.locator(".todo").get_by_role("link", name="lint.code").click()
    expect(page.locator("section.check", has=page.get_by_role("heading", name="lint.code"))).to_be_in_viewport()


def test_sorting_keeps_what_has_no_number_last(opened):
    page = opened()
    table = page.locator("table.sliced").first
    head = table.get_by_role("columnheader", name="Difference")

    def rows():
        return [row.split("\n")[0].strip() for row in table.locator("tbody tr").all_inner_texts()]

    assert rows()[:3] == ["all rows", "carrier=WN", "carrier=9E"]
    assert rows()[-1].startswith("carrier=HA")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    assert [row.partition("\t")[0] for row in rows()][:2] == ["carrier=WN", "all rows"]
    assert rows()[-1].startswith("carrier=HA")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    assert rows()[-2].startswith("carrier=WN")
    assert rows()[-1].startswith("carrier=HA")


def test_everything_is_reached_by_keyboard(opened):
    page = opened()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the checks")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Filter")).to_be_focused()
    page.keyboard.type("drift")
    assert shown(page) == ["drift.live"]
    page.keyboard.press("Escape")
    assert len(shown(page)) == 8
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert shown(page) == ["contract.live"]
    expect(page.get_by_role("button", name="Pass 1")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Space")
    for _ in range(6):
        page.keyboard.press("Tab")
    expect(page.locator(".overview").get_by_role("button", name="Status")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    first = page.locator(".overview tbody tr").first
    expect(first).to_contain_text("artifact.models")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


def test_without_script_everything_is_there(opened):
    page = opened(java_script_enabled=False)
    expect(page.get_by_label("Filter")).to_be_hidden()
    assert len(shown(page)) == 8
    for text in ("carrier=HA", "scaler.fit(df)", "age:range"):
        expect(page.get_by_text(text).first).to_be_visible()


def test_a_script_in_a_column_name_is_text_and_never_runs(opened):
    attack = "<script>alert(1)</script><img src=https://evil.invalid/x.png onerror=alert(2)>\"'><svg onload=alert(3)>"
    finding = Finding(subject=f"{attack}:range", message=attack, count=1, total=2)
    measured = msgspec.structs.replace(pages.EVERYTHING.results[-2].measurements[0], name=attack, slice=attack)
    result = Result(
        check=attack,
        kind="regression",
        status=Status.FAIL,
        reason=attack,
        findings=(finding,),
        measurements=(measured,),
    )
    page = opened(verdicts.verdict(result, exit_code=1))
    expect(page.get_by_role("rowheader", name=f"{attack}:range")).to_be_visible()
    assert page.locator("img, iframe, object, embed").count() == 0
    assert page.locator("script").count() == 1
    page.wait_for_timeout(200)


def test_histories_and_distributions_are_whole_at_any_width(opened):
    for width in (1280, 360):
        page = opened(viewport={"width": width, "height": 800})
        for chart in page.locator("svg.chart").all():
            frame = chart.bounding_box()
            for words in chart.locator("text").all():
                box = words.bounding_box()
                assert frame["x"] - 1 <= box["x"], words.text_content()
                assert box["x"] + box["width"] <= frame["x"] + frame["width"] + 1, words.text_content()
                assert box["y"] + box["height"] <= frame["y"] + frame["height"] + 1, words.text_content()


def test_labels_of_a_chart_do_not_lie_on_each_other(opened):
    page = opened()
    for chart in page.locator("svg.chart").all():
        boxes = [words.bounding_box() for words in chart.locator("text").all()]
        for number, one in enumerate(boxes):
            for other in boxes[number + 1 :]:
                apart = (
                    one["x"] + one["width"] <= other["x"] + 1
                    or other["x"] + other["width"] <= one["x"] + 1
                    or one["y"] + one["height"] <= other["y"] + 4
                    or other["y"] + other["height"] <= one["y"] + 4
                )
                assert apart, chart.inner_text()


def test_a_history_ends_with_this_run_and_is_told_in_numbers(opened):
    page = opened()
    figure = page.locator("figure.drawing", has=page.get_by_role("heading", name="History: roc_auc"))
    assert figure.locator("svg text").all_text_contents()[-2:] == ["2026-01-01", "this run"]
    expect(figure.locator("circle.hollow")).to_have_count(1)
    figure.get_by_text("Numbers").click()
    rows = [row.split("\t") for row in figure.locator("tbody tr").all_inner_texts()]
    assert [row[0] for row in rows] == [*(f"2026-0{month}-01" for month in range(1, 6)), "this run"]
    assert rows[0][2] == "the first model; not the same as now: the rows of the test set"
    assert rows[-1][1].startswith("0.7102")
    page.get_by_label("Filter").fill("answers twice as fast")
    assert shown(page) == ["regression.delay"]


def test_a_contracts_distribution_is_drawn_beside_the_data(opened):
    page = opened()
    figure = page.locator("figure.drawing", has=page.get_by_role("heading", name="Distribution: education"))
    expect(figure.get_by_role("list")).to_have_text(re.compile(r"contract\s+data"))
    expect(figure).to_contain_text("1: primary · 2: secondary · 3: tertiary · 4: others")
    expect(figure.locator("polygon.area")).to_have_count(2)
    colours = {
        figure.locator(f"polyline.{name}").evaluate("(one) => getComputedStyle(one).stroke")
        for name in ("first", "second")
    }
    assert len(colours) == 2


def test_the_policy_stops_what_would_get_in(opened, tmp_path, browser):
    told = []
    file = tmp_path / "got-in.html"
    text = html.render(verdicts.GREEN).replace(
        "</main>", "<script>document.title = 'in'</script><img src=http://127.0.0.1:9/x></main>"
    )
    file.write_text(text, encoding="utf-8")
    page = browser.new_context().new_page()
    page.on("console", lambda message: told.append(message.text))
    page.goto(file.as_uri())
    assert page.title() != "in"
    assert len([line for line in told if "Content Security Policy" in line]) == 2
    page.context.close()


def test_printed_on_white_with_everything_unfolded(opened):
    page = opened(color_scheme="dark")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--page').trim()") == "#ffffff"
    expect(page.locator(".tools")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").count() == 0
    assert page.pdf(format="A4").startswith(b"%PDF")
    for head in page.locator("table.plot thead").all():
        widths = [round(cell.bounding_box()["width"]) for cell in head.locator("th").all()]
        assert widths[1] == max(widths), "the plot is what is wide"


def test_ten_thousand_findings_open_and_filter_at_once(opened):
    findings = tuple(
        Finding(subject=f"column{number}:range", message=f"{number} rows are outside", count=number, total=20_000)
        for number in range(10_000)
    )
    result = Result(check="contract.wide", kind="contract", status=Status.FAIL, findings=findings)
    page = opened(verdicts.verdict(result, exit_code=1))
    page.get_by_label("Filter").fill("column499:")
    assert page.locator("tr[data-item]:visible").count() == 1
