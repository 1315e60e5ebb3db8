"""Every place in a Word file where words can stand is read, and each paragraph knows its number."""

from docx import body, deleted, docx, inserted, links, paragraph, part, run

from practicebook.word import read_docx

PICTURE = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="{name}" descr="{descr}"/></wp:inline></w:drawing></w:r>'
COMMENT = '<w:comment w:id="0" w:author="{author}" w:initials="ZQ">{words}</w:comment>'


def said(data: bytes) -> list[tuple[int, str, str]]:
    return [(one.number, one.part, one.text) for one in read_docx(data).paragraphs]


def test_words_split_over_runs_are_one_paragraph() -> None:
    assert said(docx(paragraph("Mrs Za", "goda"), "Second")) == [(1, "", "Mrs Zagoda"), (2, "", "Second")]


def test_empty_paragraphs_are_counted_as_word_shows_them() -> None:
    assert said(docx(paragraph(), paragraph(), "Third")) == [(3, "", "Third")]


def test_tables_are_read_in_their_place() -> None:
    table = f"<w:tbl><w:tr><w:tc>{paragraph('Name')}</w:tc><w:tc>{paragraph('Zagoda')}</w:tc></w:tr></w:tbl>"

    assert [(number, text) for number, _, text in said(docx("Before", table, "After"))] == [(1, "Before"), (2, "Name"), (3, "Zagoda"), (4, "After")]


def test_parts_are_counted_body_headers_footers_comments_footnotes_endnotes() -> None:
    parts = {
        "word/endnotes.xml": part("endnotes", "<w:endnote>", paragraph("endnote"), "</w:endnote>"),
        "word/footnotes.xml": part("footnotes", "<w:footnote>", paragraph("footnote"), "</w:footnote>"),
        "word/comments.xml": part("comments", COMMENT.format(author="", words=paragraph("comment"))),
        "word/footer1.xml": part("ftr", paragraph("footer")),
        "word/header10.xml": part("hdr", paragraph("header ten")),
        "word/header2.xml": part("hdr", paragraph("header two")),
    }

    assert [one for one in said(docx("body", parts=parts)) if one[2] != "ZQ"] == [
        (1, "", "body"),
        (2, "a header", "header two"),
        (3, "a header", "header ten"),
        (4, "a footer", "footer"),
        (5, "a comment", "comment"),
        (6, "a footnote", "footnote"),
        (7, "an endnote", "endnote"),
    ]


def test_who_commented_is_read_with_the_comments_own_number() -> None:
    comments = part("comments", COMMENT.format(author="Ann Zagoda", words=paragraph("One")), COMMENT.format(author="Bo Quist", words=paragraph("Two")))

    read = said(docx("Body", parts={"word/comments.xml": comments}))

    assert (2, "a comment: a comment's author", "Ann Zagoda") in read
    assert (3, "a comment: a comment's author", "Bo Quist") in read


def test_a_tracked_change_is_read_as_it_is_now_and_as_it_was_before() -> None:
    read = read_docx(docx(paragraph("Mrs ", deleted("Zagoda"), inserted("A"), " came")))

    now, before = read.paragraphs
    assert (now.number, now.part, now.text, now.news) == (1, "", "Mrs A came", None)
    assert (before.number, before.part, before.text, before.news) == (1, "deleted words of a tracked change", "Mrs Zagoda came", ((4, 10),))


def test_words_that_were_moved_away_are_read() -> None:
    moved = f"<w:moveFrom>{run('Zagoda')}</w:moveFrom>"

    assert "Zagoda" in {text for _, _, text in said(docx(paragraph(moved)))}


def test_words_put_in_and_taken_away_again_are_read() -> None:
    both = f"<w:ins>{deleted('Zagoda')}</w:ins>"

    assert "Zagoda" in {text for _, _, text in said(docx(paragraph(both)))}


def test_who_made_a_tracked_change_is_said_once() -> None:
    read = said(docx(paragraph(inserted("a", "Ann Zagoda"), inserted("b", "Ann Zagoda")), paragraph(deleted("c", "Ann Zagoda"))))

    assert [one for one in read if one[2] == "Ann Zagoda"] == [(1, "who made a tracked change", "Ann Zagoda")]


def test_hidden_words_are_read() -> None:
    assert (1, "", "Zagoda") in said(docx(paragraph(run("Zagoda", "<w:rPr><w:vanish/></w:rPr>"))))


def test_a_content_control_is_read_with_its_name_and_choices() -> None:
    control = f'<w:sdt><w:sdtPr><w:alias w:val="Zagoda"/><w:dropDownList><w:listItem w:displayText="Quist" w:value="1"/></w:dropDownList></w:sdtPr><w:sdtContent>{paragraph("Inside")}</w:sdtContent></w:sdt>'

    assert [text for _, _, text in said(docx(control))] == ["Zagoda", "Quist", "Inside"]


def test_a_links_address_has_the_number_of_its_paragraph() -> None:
    link = '<w:hyperlink r:id="rId7"><w:r><w:t>here</w:t></w:r></w:hyperlink>'
    read = said(docx("First", paragraph(link), parts={"word/_rels/document.xml.rels": links(rId7="mailto:ann@example.org")}))

    assert (2, "a link's address", "mailto:ann@example.org") in read
    assert (2, "", "here") in read


def test_an_address_that_no_paragraph_uses_is_read_too() -> None:
    read = said(docx("First", parts={"word/_rels/document.xml.rels": links(rId7="file:///C:/Users/zagoda/a.docx")}))

    assert (2, "a link's address", "file:///C:/Users/zagoda/a.docx") in read


def test_an_old_field_code_is_read_without_words_own() -> None:
    code = '<w:r><w:instrText xml:space="preserve"> HYPERLINK "mailto:ann@example.org" \\o "Zagoda" \\* MERGEFORMAT </w:instrText></w:r>'
    code_read = [text.split() for _, part_, text in said(docx(paragraph(code))) if part_ == "a field code"]

    assert code_read == [["mailto:ann@example.org", "Zagoda"]]


def test_a_field_code_of_words_own_is_not_there() -> None:
    code = '<w:r><w:instrText> PAGEREF _Toc123456 \\h </w:instrText></w:r>'

    assert said(docx(paragraph("1", code))) == [(1, "", "1")]


def test_alternative_text_and_the_name_that_a_picture_came_with_are_read() -> None:
    read = said(docx(paragraph(PICTURE.format(name="zagoda.jpg", descr="Ann in her garden"))))

    assert {(part_, text) for _, part_, text in read} == {("a picture's alternative text", "Ann in her garden"), ("a picture's name", "zagoda.jpg")}


def test_a_name_that_word_gives_a_picture_is_let_be() -> None:
    assert said(docx(paragraph(PICTURE.format(name="Picture 3", descr="")))) == []


def test_a_text_box_is_counted_once_though_it_is_written_twice() -> None:
    box = f"<w:txbxContent>{paragraph('Zagoda')}</w:txbxContent>"
    shape = f"<w:r><mc:AlternateContent><mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"

    assert said(docx(paragraph("Around", shape), "After")) == [(2, "", "Zagoda"), (1, "", "Around"), (3, "", "After")]


def test_a_text_box_that_says_something_else_to_older_programs_is_read() -> None:
    shape = f"<w:r><mc:AlternateContent><mc:Choice>{paragraph('One')}</mc:Choice><mc:Fallback>{paragraph('Zagoda')}</mc:Fallback></mc:AlternateContent></w:r>"

    assert (1, "", "Zagoda") in said(docx(paragraph("Around", shape)))


def test_a_word_picture_is_read() -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="Zagoda"/></v:shape></w:pict></w:r>'

    assert (1, "a word picture", "Zagoda") in said(docx(paragraph(art)))


def test_line_breaks_tabs_and_hyphens_are_kept() -> None:
    assert said(docx(paragraph("a", "<w:r><w:br/></w:r>", "b", "<w:r><w:tab/></w:r>", "c", "<w:r><w:noBreakHyphen/></w:r>", "d"))) == [(1, "", "a\nb\tc-d")]


def test_places_of_tabs_are_no_words() -> None:
    assert said(docx('<w:p><w:pPr><w:tabs><w:tab w:pos="1"/></w:tabs></w:pPr></w:p>', "x")) == [(2, "", "x")]


def test_properties_of_the_document_each_count_as_one() -> None:
    core = '<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>Visit</dc:title><dc:creator>Ann Zagoda</dc:creator><cp:lastModifiedBy>Bo Quist</cp:lastModifiedBy><dcterms:created>2026-03-04T10:00:00Z</dcterms:created></cp:coreProperties>'
    app = '<Properties xmlns="x"><Template>Normal.dotm</Template><Pages>3</Pages><Company>Zag Homes</Company><Manager>Cy Quist</Manager></Properties>'
    custom = '<Properties xmlns="y" xmlns:vt="v"><property name="Client"><vt:lpwstr>Di Zagoda</vt:lpwstr></property></Properties>'
    read = said(docx("Body", parts={"docProps/core.xml": core, "docProps/app.xml": app, "docProps/custom.xml": custom}))

    assert read[1:] == [
        (2, "the document's properties: the property title", "Visit"),
        (3, "the document's properties: the property creator", "Ann Zagoda"),
        (4, "the document's properties: the property lastModifiedBy", "Bo Quist"),
        (5, "the document's properties: the property Company", "Zag Homes"),
        (6, "the document's properties: the property Manager", "Cy Quist"),
        (7, "the document's properties: the property Client", "Di Zagoda"),
    ]


def test_diagrams_charts_and_other_parts_are_read() -> None:
    a = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    parts = {
        "word/diagrams/data1.xml": f"<d:dataModel xmlns:d='d' {a}><d:t><a:p><a:r><a:t>Zagoda</a:t></a:r></a:p></d:t></d:dataModel>",
        "word/charts/chart1.xml": "<c:chartSpace xmlns:c='c'><c:f>Sheet1!A1</c:f><c:v>Quist</c:v></c:chartSpace>",
        "customXml/item1.xml": "<form><client>Ann</client></form>",
    }

    assert {text for _, _, text in said(docx(parts=parts))} == {"Zagoda", "Quist", "Ann"}


def test_styles_and_fonts_say_nothing() -> None:
    assert said(docx(parts={"word/styles.xml": part("styles", '<w:style><w:name w:val="Zagoda"/></w:style>')})) == []


def test_pictures_come_out_and_what_cannot_be_read_is_named() -> None:
    read = read_docx(docx("x", parts={"word/media/image1.png": b"PNG", "docProps/thumbnail.jpeg": b"JPEG", "word/embeddings/book.xlsx": b"PK"}))

    assert [(one.name, one.data) for one in read.pictures] == [("word/media/image1.png", b"PNG")]
    assert read.unread == ("a small picture of its first page", "the file book.xlsx")


def test_a_body_in_utf_16_is_read() -> None:
    text = body("Zagoda").replace("UTF-8", "UTF-16").encode("utf-16")

    assert (1, "", "Zagoda") in said(docx(parts={"word/document.xml": text}))


def test_paragraphs_of_a_table_know_their_row() -> None:
    rows = "".join(f"<w:tr><w:tc>{paragraph(label)}</w:tc><w:tc>{paragraph(value)}</w:tc></w:tr>" for label, value in (("NHS no", "999"), ("Name", "Zagoda")))
    inner = f"<w:tbl><w:tr><w:tc><w:tbl>{rows}</w:tbl>{paragraph('last')}</w:tc></w:tr></w:tbl>"

    assert [(one.text, one.row) for one in read_docx(docx("before", inner, "after")).paragraphs] == [
        ("before", 0), ("NHS no", 2), ("999", 2), ("Name", 3), ("Zagoda", 3), ("last", 1), ("after", 0),
    ]  # fmt: skip
