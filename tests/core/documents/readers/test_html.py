"""Web pages: what is text and what is not, blocks, tables, notes, formulas, pictures, encodings."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from core.documents.outline import outline
from core.documents.readers import read
from core.documents.reading import ReadOptions
from core.errors import LorewrightError

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def _markdown(folder: Path, body: str, name: str = "page.html") -> str:
    path = folder / name
    path.write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    return read(path).markdown


def test_chrome_goes_and_text_stays(tmp_path: Path) -> None:
    words = "正文在这里，有好几句话。Body text with several words. " * 8
    markdown = _markdown(
        tmp_path,
        "<header><a href='/'>Logo</a></header><nav><a href='/a'>Menu</a></nav>"
        "<div id='cookie-banner'>We use cookies. <button>Accept</button></div>"
        f"<main><h1>题目 Title<a class='headerlink' href='#t'>¶</a></h1><p>{words}</p>"
        "<aside class='note'><p>A remark that counts.</p></aside>"
        "<form><p>Text in a form.</p><select><option>No</option></select></form></main>"
        "<script>evil()</script><style>p{}</style><footer>Imprint</footer>",
    )
    assert markdown.startswith("# 题目 Title\n\n正文在这里")
    assert "A remark that counts." in markdown
    assert "Text in a form." in markdown
    for gone in ("Logo", "Menu", "cookies", "Accept", "evil", "p{}", "Imprint", "¶", "No"):
        assert gone not in markdown.replace("A remark", "")


def test_text_outside_of_the_main_part_is_kept_when_there_is_much_of_it(tmp_path: Path) -> None:
    markdown = _markdown(tmp_path, f"<main><h1>A</h1><p>short</p></main><div><p>{'Long text. ' * 50}</p></div>")
    assert "Long text." in markdown


def test_a_table_of_contents_goes_and_a_list_of_links_stays(tmp_path: Path) -> None:
    contents = "".join(f"<li><a href='#s{n}'>Section {n}</a></li>" for n in range(5))
    links = "".join(f"<li><a href='https://example.org/{n}'>Site {n}</a></li>" for n in range(5))
    markdown = _markdown(tmp_path, f"<h1>T</h1><ul>{contents}</ul><p>Words.</p><ul>{links}</ul>")
    assert "Section 3" not in markdown
    assert "- [Site 3](https://example.org/3)" in markdown


def test_blocks(tmp_path: Path) -> None:
    markdown = _markdown(
        tmp_path,
        "<h1>一</h1><h3>Three</h3><ul><li>a<ul><li>b<ol start='3'><li>c</li><li>d</li></ol></li></ul></li>"
        "<li>e</li></ul>"
        "<blockquote><p>one</p><p>two</p></blockquote><hr>"
        "<pre><code class='language-python'>x = '```'\n\n# no heading\n</code></pre>"
        "<dl><dt>Term</dt><dd>Meaning</dd></dl><p># no heading<br>next</p>"
        "<details><summary>More</summary>hidden text</details>",
    )
    assert [(h.level, h.title) for h in outline(markdown)] == [(1, "一"), (3, "Three")]
    assert "- a\n  - b\n    3. c\n    4. d\n- e" in markdown
    assert "> one\n>\n> two" in markdown
    assert "```python\nx = '```'\n\n# no heading\n```" in markdown
    assert "- **Term**\n\n  Meaning" in markdown
    assert "\\# no heading  \nnext" in markdown
    assert "**More**\n\nhidden text" in markdown


def test_runs_of_text(tmp_path: Path) -> None:
    markdown = _markdown(
        tmp_path,
        "<p>a <b>bold </b>word, 他说<b>“好”</b>了，<b>注意：</b>正文<i>斜（体）</i>字\n换行。</p>"
        "<p>x<sup>2</sup> H<sub>2</sub>O &lt;div&gt; <code>a `b`</code> <q>said</q> <del>old</del></p>"
        "<p><a href='https://e.org/a(b)'>link</a> <a href='#x'>inside</a> <a href='https://e.org'>https://e.org</a></p>",
    )
    assert "a **bold** word, 他说“**好**”了，**注意**：正文斜（体）字换行。" in markdown
    assert "x² H₂O \\<div> `` a `b` `` “said” ~~old~~" in markdown
    assert "[link](<https://e.org/a(b)>) inside https://e.org" in markdown


def test_merged_cells_stand_in_their_first_place_only(tmp_path: Path) -> None:
    markdown = _markdown(
        tmp_path,
        "<table><caption>表一</caption><tr><td rowspan='2'>k</td><td colspan='2'>v|w</td></tr>"
        "<tr><td>x</td><td>y</td></tr>"
        "<tr><td>1</td><td><ul><li>a</li><li>b</li></ul></td><td><p>c</p><p>d</p></td></tr></table>",
    )
    table = "| k | v\\|w |  |\n| --- | --- | --- |\n|  | x | y |\n| 1 | - a<br>- b | c<br>d |"
    assert markdown == f"表一\n\n{table}"


@pytest.mark.parametrize("names", [("Name", "Goods", "in", "out"), ("名称", "货物", "入库", "出库")])
def test_a_head_of_two_rows_gives_each_column_one_label(tmp_path: Path, names: tuple[str, ...]) -> None:
    name, group, one, two = names
    head = f"<th rowspan='2'>{name}</th><th colspan='2'>{group}</th></tr><tr><th>{one}</th><th>{two}</th></tr>"
    markdown = _markdown(tmp_path, f"<table><tr>{head}<tr><td>a</td><td>1</td><td>2</td></tr></table>")
    assert markdown == f"| {name} | {group} / {one} | {group} / {two} |\n| --- | --- | --- |\n| a | 1 | 2 |"
    titled = (
        f"<table><tr><th colspan='2'>{group}</th></tr><tr><th>{one}</th><th>{two}</th></tr><tr><td>1</td></tr></table>"
    )
    assert _markdown(tmp_path, titled).startswith(f"| {group} |  |\n| --- | --- |\n| {one} | {two} |")


def test_what_no_table_holds_stays_readable(tmp_path: Path) -> None:
    layout = "<table><tr><td>left</td><td><h2>Head</h2><p>right</p></td></tr></table>"
    assert _markdown(tmp_path, layout) == "left\n\n## Head\n\nright"
    rich = "<table><tr><th>n</th><th>code</th></tr><tr><td>one</td><td><pre>a\nb\nc\nd\ne\nf</pre></td></tr></table>"
    assert _markdown(tmp_path, rich) == "**n**: one\n\n**code**:\n\n```\na\nb\nc\nd\ne\nf\n```"
    wide = f"<table><tr><td>a</td><td colspan='99999'>b</td></tr>{'<tr><td>c</td><td>d</td></tr>' * 3}</table>"
    assert _markdown(tmp_path, wide).startswith("| a | b |\n")


NOTES = {
    "pandoc": "<p>Text<a href='#fn1' class='footnote-ref' id='fnref1'><sup>1</sup></a>.</p>{}"
    "<section class='footnotes'><ol><li id='fn1'><p>The note.<a href='#fnref1' class='footnote-back'>↩</a></p></li>"
    "</ol></section>",
    "encyclopedia": "<p>Text<sup id='r1'><a href='#n1'>[1]</a></sup>.</p>{}"
    "<ol class='references'><li id='n1'><span><a href='#r1'>^</a></span> <span>The note.</span></li></ol>",
    "docbook": "<p>Text<a href='#ftn.a' class='footnote' id='a'><sup>[1]</sup></a>.</p>{}"
    "<div class='footnotes'><br><hr><div id='ftn.a' class='footnote'>"
    "<p><a href='#a'><sup>[1] </sup></a>The note.</p></div></div>",
    "word": "<p>Text<a href='#_ftn1' name='_ftnref1'><span>[1]</span></a>.</p>{}<div><hr>"
    "<div id='ftn1'><p><a href='#_ftnref1' name='_ftn1'><span>[1]</span></a> The note.</p></div></div>",
    "epub": "<p>Text<a epub:type='noteref' href='#n1'>1</a>.</p>{}"
    "<aside epub:type='footnote' id='n1'><p>The note.</p></aside>",
}


@pytest.mark.parametrize("style", list(NOTES))
def test_notes_stand_at_the_end_of_their_section(tmp_path: Path, style: str) -> None:
    markdown = _markdown(tmp_path, "<h1>A</h1>" + NOTES[style].format("<h2>B</h2><p>More text here.</p>"))
    assert markdown == "# A\n\nText[^1].\n\n[^1]: The note.\n\n## B\n\nMore text here."


def test_links_that_are_no_notes_stay(tmp_path: Path) -> None:
    markdown = _markdown(tmp_path, "<p>See <a href='#b'>[3]</a> and.</p><ul><li id='b'>A book of 1999.</li></ul>")
    assert markdown == "See [3] and.\n\n- A book of 1999."


def test_formulas(tmp_path: Path) -> None:
    markdown = _markdown(
        tmp_path,
        "<p>a <math><mfrac><mi>x</mi><msup><mi>y</mi><mn>2</mn></msup></mfrac><mo>≤</mo><mi>π</mi></math> b"
        "<span class='katex'><span class='katex-mathml'><math><semantics><mi>z</mi>"
        "<annotation encoding='application/x-tex'>z_1</annotation></semantics></math></span>"
        "<span class='katex-html' aria-hidden='true'>z1</span></span></p>"
        "<script type='math/tex; mode=display'>E = mc^2</script>"
        "<table><tr><th>k</th><th>v</th></tr>"
        "<tr><td><math alttext='|a|'></math></td><td><code>a|b</code></td></tr></table>",
    )
    assert "a $\\frac{x}{y^{2}}\\leq\\pi$ b$z_1$" in markdown.replace(" \\pi", "\\pi")
    assert "$$\nE = mc^2\n$$" in markdown
    assert "| $\\vert a\\vert $ | `a\\|b` |" in markdown


def test_pictures_are_kept_only_from_beside_the_page(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    (folder / "img").mkdir(parents=True)
    (folder / "img" / "图 1.png").write_bytes(PNG)
    (tmp_path / "secret.png").write_bytes(PNG + b"secret")
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    data = base64.b64encode(PNG + b"inline").decode()
    sources = ("img/%E5%9B%BE%201.png", f"data:image/png;base64,{data}", "../secret.png", "link.png",
               f"{tmp_path}/secret.png", "file:///etc/passwd", "https://example.org/x.png", "none.png")  # fmt: skip
    body = "".join(f"<p><img src='{source}' alt='p{n}'></p>" for n, source in enumerate(sources))
    path = folder / "page.html"
    path.write_text(body, encoding="utf-8")
    kept = tmp_path / "kept"
    converted = read(path, None, ReadOptions(pictures=kept))
    assert converted.markdown.count("](pictures/") == 2
    assert [f"[p{n}]" in converted.markdown.split("\n\n") for n in range(2, 8)] == [True] * 6
    assert sorted(one.read_bytes() for one in kept.iterdir()) == sorted([PNG, PNG + b"inline"])
    assert converted.remarks[0]["params"]["count"] == 6
    assert "pictures/" not in read(path).markdown
    copy = tmp_path / "copy.html"
    copy.write_bytes(path.read_bytes())
    assert read(copy, None, ReadOptions(pictures=kept, origin=path)).markdown.count("](pictures/") == 2


@pytest.mark.parametrize(
    ("head", "codec", "encoding"),
    [
        ("<meta charset='gb2312'>", "gb18030", "gb18030"),
        ("<meta http-equiv='Content-Type' content='text/html; charset=big5'>", "big5", "big5hkscs"),
        ("<meta charset='gb2312'>", "utf-8", "utf-8"),
        ("", "utf-16", "utf-16-le"),
        ("", "gb18030", "gb18030"),
        ("<meta charset='shift_jis'>", "cp932", "cp932"),
    ],
)
def test_encodings(tmp_path: Path, head: str, codec: str, encoding: str) -> None:
    text = "中文的正文在此。" * 20
    path = tmp_path / "a.htm"
    path.write_bytes(f"<html><head>{head}<title>中文</title></head><body><p>{text}</p></body></html>".encode(codec))
    converted = read(path)
    assert (converted.markdown, converted.encoding, converted.title) == (text, encoding, "中文")


def test_a_page_saved_as_one_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.mhtml"
    path.write_bytes(
        b"From: <Saved>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=XX\n\n--XX\n"
        b"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n"
        b"Content-Location: http://e.org/p/index.html\n\n<h1>=E4=B8=AD=E6=96=87</h1><p>text <img src=3D\"i.png\"></p>\n"
        b"--XX\nContent-Type: image/png\nContent-Transfer-Encoding: base64\nContent-Location: http://e.org/p/i.png\n\n"
        + base64.b64encode(PNG) + b"\n--XX--\n"
    )  # fmt: skip
    converted = read(path, None, ReadOptions(pictures=tmp_path / "kept"))
    assert converted.markdown.startswith("# 中文\n\ntext ![](pictures/")


def test_pages_are_known_by_what_is_in_them(tmp_path: Path) -> None:
    page = "<!DOCTYPE html><html><body><h1>A page</h1><p>words</p></body></html>"
    for name in ("a.txt", "a.md", "a.doc", "a.xhtml"):
        (tmp_path / name).write_text(page)
        assert read(tmp_path / name).markdown == "# A page\n\nwords"


def test_xhtml_is_read_as_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.xhtml"
    path.write_text(
        "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title/><script src='x'/></head>"
        "<body><p>a&nbsp;b<a id='x'/> c</p></body></html>"
    )
    assert read(path).markdown == "a b c"


def test_sections_in_sections_go_deeper(tmp_path: Path) -> None:
    inner = "<section><h1>B</h1><p>x</p><section><h1>C</h1></section></section><section><h1>D</h1></section>"
    levels = [(h.level, h.title) for h in outline(_markdown(tmp_path, f"<section><h1>A</h1>{inner}</section>"))]
    assert levels == [(1, "A"), (2, "B"), (3, "C"), (2, "D")]


def test_a_page_without_text_says_so(tmp_path: Path) -> None:
    with pytest.raises(LorewrightError, match="no text"):
        _markdown(tmp_path, "<script>x</script>")
