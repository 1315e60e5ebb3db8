"""Identifiers are found in whatever layout an honest hurry or a careless paste gives them, and what only looks like one is let be."""

import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import examples

from practicebook.anonymity.identifiers import identifiers
from practicebook.anonymity.profiles import EXEMPLAR, POLICY, POST, PROFILES, Profile
from practicebook.anonymity.reading import read
from practicebook.anonymity.sums import helplines, is_card_number, is_iban, is_nhs_number

FOUND = {
    "nhs-number": (
        "9, 9, 9, 0, 0, 0, 0, 0, 1, 8", "999 then 000 then 0018",
        "999 718 ****", "999 718 ████", "[9][9][9][0][0][0][0][0][1][8]", "999 · 000 · 0018", "NHS Number (10 digit): 999 000 0019",
        "9 | 9 | 9 | 0 | 0 | 0 | 0 | 0 | 1 | 8",
        "999 000 0018", "9990000018", "999-000-0018", "999.000.0018", "99 90 00 00 18", "9 9 9 0 0 0 0 0 1 8", "9990 000018", "NHS999 000 0018",
        "999 000\n0018", "99900\n00018", "> 999 000\n> 0018", "nhs_9990000018.docx", "NHS No: nine nine nine zero zero zero zero zero one eight",
        "999 OOO OO18", "999/000/0018", "NHS number: 999 000 0019", "NHS no is 999 000 001", "**999** 000 0018",
        "nhs: triple nine, oh oh oh, oh oh, one eight", "999_000_0018", "999  000  0018", "(999) 000-0018", "999\u2009000\u20090018", "&#57;99 000 0018",
        "| Name | NHS no |\n|---|---|\n| Mrs A | 9,9,9,0,0,0,0,0,1,8 |",
    ),
    "ni-number": (
        "QQ 12 ** ** C", "[Q][Q][1][2][3][4][5][6][C]",
        "Q | Q | 1 | 2 | 3 | 4 | 5 | 6 | C",
        "QQ 12 34 56 C", "QQ123456C", "qq123456c", "QQ-12-34-56-C", "QQ.12.34.56.C", "Q Q 1 2 3 4 5 6 C", "qq 12 34 56 c", "QQ 123456 C", "NI: QQ123456",
        "NINO TN 04 11 58 D", "QQ1234\n56C", "QQ12 3456C", "National Insurance number is ZZ 12 34 56 Z",
    ),
    "postcode": (
        "lives in ZZ99 now", "lives in zz99", "ZZ99 (3AB)", "| ZZ99 | 3AB |", "near ZZ99 3 somewhere",
        "ZZ9* *VZ",
        "zulu zulu nine nine space four bravo bravo", "ZX1 4**", "in Little Quenby, ZX17.", "ZZ 99 3VZ", "ZXI 4QD",
        "ZZ9 9 3VZ", "Z | Z | 9 | 9 | 3 | V | Z",
        "ZZ1 1PC",
        "ZX1 4 QD", "ZZ99 3V Z",
        "ZZ99 3VZ", "zz99 3vz", "ZZ993VZ", "zx1 4qd", "ZX1-4QD", "ZX1\n4QD", "Z Z 9 9  3 V Z", "ZX1A 4QD", "Zx1 4qd", "postcode ZX1", "the ZZ99 area",
        "post code: ZZ99 3", "ZZ99.3VZ", "ZX1_4QD.pdf", "ZZ99%203VZ", "postal district ZX1",
    ),
    "telephone": (
        "07700 , 900 , 123", "07700:900:123", "07700 nine hundred 123", "00 48 601 555 012", "x4471", "extension four four seven one",
        "020 7946 0[XXX]",
        "H: 960123",
        "07700 9001**",
        "01632 960123#4", "07700 900 123 / 124",
        "07700 900123", "07700900123", "07700-900-123", "07700.900.123", "+44 7700 900123", "+44 (0)7700 900 123", "0044 7700 900123", "(01632) 960123",
        "01632 960 123", "020 7946 0123", "02079460123", "0113 496 0123", "O77OO 9OO123", "0 7 7 0 0 9 0 0 1 2 3", "07700 900 123 ext 45", "07700\n900123",
        "oh double seven double oh nine zero zero one two three", "tel 960123", "7700 900123", "07 700 900 123", "mob: 07700/900123", "01632960123x12",
        "ext 4417", "tel:+447700900123", "ring her on 960 123", "0161 496 0 123", "07700 900-123",
    ),
    "email": (
        "honor dot day at example.org",
        "l.vassil[redacted]@example.com",
        "j***@example.org", '"jo bloggs"@example.org',
        "jo.bloggs AT example.org", "jo_at_example.org", "jo(a)example.org", "jo-at-example-dot-org",
        "jo.bloggs@example.org", "jo bloggs at example dot org", "jo.bloggs [at] example [dot] org", "jo.bloggs(at)example.org", "jo @ example.org",
        "jo.bloggs@\nexample.org", "JO@EXAMPLE.ORG", "jo@example", "jo AT example DOT org", "jo.bloggs @example . org", "jo&#64;example.org",
        "jo{at}example{dot}org", "email: jo at example.org", "jo_bloggs%40example.org", "jo (dot) bloggs [at] example (dot) org",
        "jo . bloggs @ example . org",
    ),
    "web-address": (
        "https://maps.example/?q=aminata%20jalloh%20spindle",
        "facebook.com/jo.bloggs", "https://www.instagram.com/jo_b/", "@jo_bloggs99", "https://social.example/@jo", "https://pics.example/jo_bloggs",
        "C:\\Users\\jbloggs\\Desktop", "https://x-my.sharepoint.com/personal/jo_bloggs_example_org/Documents", "insta: jo.b_99", "twitter.com/jobloggs",
        "www.jobloggs.example", "https://example.com/~jo", "linkedin.com/in/jo-bloggs-123", "/home/jbloggs/notes", "example.com/jo.bloggs",
    ),
    "date": (
        "dob?\n1 3 36\nnext", "born eleventh of November fifty one.", "She fell on Boxing Day and lay there.", "Found at home on Good Friday by the neighbour.", "last seen on bank holiday Monday", "moved in on the 3rd Tuesday in May",
        "adm 03-02", "03Feb26",
        "21,5,26", "feb12", "5.21.2026", "21st of the fifth", "the twenty first of the fifth", "on Boxing Day he died", "b. 1931",
        "Mothering Sunday, 15 March", "born on Christmas Day 1950",
        "on the 14th, she fell", "Tuesday 14th", "the 14th of last month", "12-14 May", "2nd & 3rd June", "May 14th to 16th", "1/5-3/5", "14-15.05.26", "last call 18.11",
        "14.05 @ 10am", "Boxing Day '25", "August bank holiday 2025", "Easter Monday 2026", "14 0ctober 2025", "l4 May 2O26", "14/O5/2026", "14 Septmber", "20260514T0930",
        "since the fourteenth, ", "ninth of the ninth thirty-six", "twenty-first of April twenty twenty six", "14 May\n> 2026",
        "Date of birth: | 0 | 8 | 1 | 1 | 1 | 9 | 3 | 9 |",
        "19-v", "13.1 - wife rings", "2 Jly 2026",
        "19.xi.26", "adm 28 10 26", "the 8th inst.", "06JUN1983", "hearing 8/12", "served 2/11", "Tribunal 2/12 10am",
        "12\\3\\41", "14thMay", "date ~ 14.5",
        "12/03/1941", "12.3.41", "3rd of March 1941", "2026-05-14", "on Tuesday 14 May", "14th May", "May 14th", "14-05-2026", "14 May '26", "14/05/26",
        "the fourteenth of May", "May the fourth", "1941-03-12", "20260514", "14052026", "12 03 1941", "DOB 120341", "25/3 visit", "14-May-2026", "14may26",
        "12 to 14 May", "14\nMay", "w/c 11 May", "Fri 22/5", "14 of May", "Sept 3rd", "3 Sept.", "12 / 03 / 1941", "12_03_1941", "DOB: 12 Mar 41",
        "born 1941", "March 3, 1941", "born in 1941", "Fri 3/7", "d.o.b. 7.8.04",
    ),
    "age": (
        "a ninety-something lady", "the wrong side of ninety", "He's 94 now", "she's got two sisters, 91 and 94.",
        "her mother, 102 and still driving", "nonagenarian", "the big nine-oh", "94 and a half", "ninety next week", "ninety-odd years old", "four years short of a hundred.",
        "ninety-0ne", "100th birthday", "nearly ninety, ", "coming up to 95, ", "a lady of 94, ", "Age at referral: 94", "a hundred and one",
        "<ageAtReferral>92</ageAtReferral>",
        "born 1935 (91)", "so 95", "96 at Christmas",
        "her 100th", "nearly 95", "in her 95th year",
        "94-year-old", "aged 94", "Age: 94", "she is 94", "she's ninety-four", "Mrs A, 94, lives", "Mrs A (94)", "94 yo", "94 yrs old", "turned 101",
        "his ninetieth birthday", "her 94th birthday", "94yo", "aged ninety one", "she is now 97", "at 94 she", "age 90", "ninety-two years young",
        "a hundred and two years old", "94 y/o", "F94", "She was 94 when", "94 years of age", "Mum is 92 and", "ninety-four and sharp", "94, lives alone",
        "a centenarian", "aged ....... 90",
    ),
    "vehicle": (
        "q x 7 1  z z t",
        "QX2I ZZA", "silver fiesta QX21",
        "Q | X | 6 | 8 | Z | Z | H",
        "reg ending ZZA",
        "QX21 ZZA", "qx21zza", "QX21ZZA", "Q123 ABC", "Q123ABC", "car reg ABC 123D", "ABC 123D", "reg no. ABC 12", "number plate 1 ABC", "QX 21 ZZA",
        "silver car qx21 zza", "QX21-ZZA", "Q M 1 9 Z Z T", "plate ends in ZZ 21",
    ),
    "uprn": (
        "999 900 000 123",
        "999900000123", "UPRN 9999 0000 0123", "UPRN: 12345", "uprn is 999900000123",
    ),
    "bank-details": (
        "sort code 00-00-**", "sort nought nought, nought nought, nought nought",
        "sort-code 99.00.99", "sort code: 9|9|0|0|9|9",
        "account ****2044",
        "00 00 00-99041702", "99 99 99 and then 0041 7702",
        "roll no. ABC/99912044",
        "sort code 99-00-99", "99-00-99", "s/c 990099", "account 99912044", "acc no: 9991 2044", "a/c 99 91 20 44", "GB29 NWBK 6016 1331 9268 19",
        "99 00 99 99912044", "sort 99 00 99", "card 4929 1234 5678 9012", "account number is 99912044", "IBAN GB00 ABCD 1234 5678 9012 34",
        "roll no 99912044",
    ),
    "street-address": (
        "seen leaving number 27 with the purse", "home add: 9 beech close", "a fire at 22 acacia.",
        "12 Mill La",
        "lives at 12 the green", "twelve the green", "14 Badger Holloway,\nLarkmere",
        "22a-Harbinger-Row-quote.xlsx", "nb Patient Griselda", "Hafod-y-Gloch", "Bosun's Cottage, 4a Quay Steps",
        "The Old Signal Box, 1 Halt Road", "Ty Gwyn, 7 Sheepwash Lane", "Rose Cottage, Mill Lane", "at 7 mill court", "lives at 14 haddon, ", "seventeen Tolven Row",
        "at number seventeen, ", "neighbour at 7 heard it", "Flat 3, ", "Flat C, 7 Tolven Row", "7 Tolven Row, Flat 2", "10 Tolven Road North", "22, 24 & 26 Priory Ave",
        "12 Heol y Felin", "14 1st Avenue", "9 Quern\n>> Steps", "Berth 12, Tolven Marina",
        "Caravan 2, Threeways Farm", "22a-Harbinger-Row",
        "neighbour at no. 46", "12 glebe view", "3 Bryn Awel", "27 Larkfield", "3rd floor, 1 Excise House Lane",
        "14_Tolven_Row.docx", "14 Tolven  Row",
        "14 Tolven Row", "14 tolven row", "14a Tolven Row", "Flat 2, 14 Tolven Row", "Flat 2, Tolven Court", "no. 14 Tolven Row", "14, Tolven Row",
        "14 Tolven\nRow", "2-4 Marlpit Road", "lives at 14 Highfields", "address: 3 Saltersgate", "14 Upper Saltmarsh Street", "12 St. Oda's Road",
        "12 St Oda's Rd", "14 TOLVEN ROW", "14 The Paddocks", "PO Box 99", "flat 2b, 77 Corn Exchange Road", "number 14 Tolven Row",
        "14 Tolven-Under-Edge Lane", "Rear of 61 Fulling Mill Rd", "The Old Forge, 1 Smithy Brow", "| Round |\n|---|\n| 23 Hopyard (Mrs A) |",
    ),
    "registration": (
        "SW 99 41 77",
        "pc 1234 came", "officer 1234",
        "NMC pin 99a9999e",
        "SW999999", "SW 999999", "sw999999", "GMC 9999999", "GMC no. 9999999", "NMC 99A9999E", "99A9999E", "HCPC OT999318", "PH99999", "NMC PIN 99A9999E",
        "Social Work England SW99999", "PC 4471", "GMC: 999 9999", "ABCDE999999AB9CD", "passport no 999999999",
    ),
    "case-reference": (
        "A S C stroke nine nine one seven", "it ends nine nine oh two she said",
        "client 99-041-7", "QQ/99/04/17",
        "SAR 123", "MPAN 12 345 678", "blue badge number K19-BCD7", "quoted K12ABC7", "given p44719x", "meter 4471 2290 18", "left 44713 on the pad", "tag 9912",
        "incident 0093 of 15/11", "ref 77-A", "ref: A/7", "FOI 2026/041", "blue badge ZZ99AB1234X0626R", "PIP ref 77 41 23 45", "client_99012.pdf",
        "URN: 12 ZZ 99012 26",
        "#9990-31-B", "C9417Y",
        "MARAC no 99/M/0994", "card issued no. 00417", "HV9934", "| For | Inv. |\n|---|---|\n| Mr W | 0091/Nov |",
        "case 99012", "badge 4471", "case no: 99-012", "card ending 4471", "#99012",
        "Mosaic ID 9990012", "mosaic 9990012", "LAS ref 9990114", "Eclipse: 999001", "CareDirector P-number P999001", "our ref: ASC/9990/26",
        "client no. 7790-2216", "case number 99012", "ASC/9990/26", "Ref 99-4411", "P0099127", "id=9990012", "Mosaic_9990012.pdf", "service user ID 99012",
        "Liquidlogic 999 0012", "crime ref 99/40417/25", "log 990 of", "hospital no RX9990432", "ref. JB/99012", "Mosaic No: 99 90 01 2", "datix 990123",
        "person id 990123", "Your Ref - AB12/990", "(ref 99012)", "9990012", "P-26-99017", "A9990ZZ", "ECL/0099341/RC", "UTR for your records: 99900 41127",
        "99/40417/25",
    ),
    "access-code": (
        "key safe 4 7 1 9", "keysafe: 4719", "the code for the door is four seven one nine", "door code 4719", "password: rosebud",
    ),
    "coordinates": (
        "N 52 00.001 W 001 00.001", "filled.count.soap (what3words)",
        "52.00001, -1.00001", "52.00001,-1.00001", "52°00'00.4\"N 1°00'01.2\"W", "SK 123 456", "SK123456", "grid ref SK 1234 5678", "///filled.count.soap",
        "what3words: filled.count.soap", "lat 52.00001 long -1.00001", "52.00001N 1.00001W", "w3w filled.count.soap", "@52.00001,-1.00001,15z", "9C4W+XXX",
        "easting 523456 northing 123456", "N52°00'00.4\" W1°00'01.2\"",
    ),
}
"""By kind, ways of writing one; every number is from a reserved range or plainly invented."""

INNOCENT = (
    "£1,240.50 a month", "12,500 people", "version 2.10", "v2.10.26", "24/7 care", "at 10.30am", "paragraph 10.85", "s42", "s.42(2)", "section 42",
    "37.5 hours", "ring 111 or 999", "1:1 support", "10-14 days", "MoCA 22/30", "MoCA 18/30", "scored 7/10", "[2026] UKSC 16", "CONSENT-0000",
    "consent reference CONSENT-0412", "/law/#care-act-2014-s42", "ISBN 978-1-84787-987-5", "ISBN 0198534531", "doi 10.1093/bjsw/bcaa123",
    "metformin 500mg BD", "2 of 4 rooms", "5 miles down the lane", "3 nights in a row", "2 doors down the road", "in 2026", "in May", "May 2026",
    "He always cooks on Christmas Day.", "We plan for bank holiday Monday.", "one two three four and breathe", "two or three, four at most", "She would ring by Boxing Day.", "leaving number 27 of the list",
    "winter 2025", "aged 85 or over", "people aged 90 and over", "in her nineties", "in his 80s", "ninety minutes", "94%", "94 people", "£94",
    "the 12th time", "by 5pm", "0900-1030", "09:30 to 10:15", "20mg QDS", "GP1", "S117 aftercare", "S42 MCA", "reg 14 CQC", "Regulation 12(2)",
    "Regulations 2014", "Care Act 2014", "SI 2014/2672", "2014/2672", "Human Rights Act 1998", "2025/26", "2025-26", "2025-2026", "call 116 123",
    "Samaritans on 116 123", "Silver Line 0800 4 70 80 90", "Article 8", "Schedule A1", "p. 14", "pp 12-14", "page 94", "week 2", "3/52", "2/12",
    "for 5/7", "2 tabs", "x3", "2nd visit", "4 calls a day", "for 2/7", "in 3/12", "a 10/7 course", "pain 4/5", "number 3 on the list", "no 2 of 4", "in 6 weeks", "once every 2 weeks", "a 4-bed house", "the 7 steps", "70% of cases",
    "ratio 1:30", "HTTP 404", "ISO 27001", "BS 8300", "NG108", "the 24 hour clock", "5 a day", "10 minutes walk", "you may 1 day find",
    "She may first ask", "ten may be", "12 may have", "one two three four five", "2 1 8 5 4", "7 4 2", "room 4", "Ward 7", "Level 3 award", "Band 6",
    "grade 5", "Form 4", "Team 2", "Option 1 The easy way", "1. The first visit", "2. Close the door", "step 3 Road test",
    "https://www.gov.uk/guidance/care-act-2014", "www.cqc.org.uk", "https://www.scie.org.uk/mca/dols", "see scie.org.uk", "NICE guideline NG27",
    "sections 93, 94, and 95", "92, 93, 94, 95", "score was 94", "sats 94", "BP 140/90", "140/90", "bp 120/80 today", "36.8 degrees", "weight 94kg",
    "1,000,000", "1 in 4", "9 to 5", "9-5", "Monday to Friday 9am to 5pm", "at 6 she rang", "at 3 Mrs A rang", "the 4 Rs", "3 Conversations", "Radio 4",
    "look at home. She said", "meet @ 10.30am", "email her", "\"data-shows\": \"voice recording\"", "{ data-shows=\"voice recording\" }",
    "{ #what-mattered }", "30 days' notice", "26 to 30 weeks", "section 5 of the Court rules", "5 High Court judges", "12 County Court claims",
    "4 Day Centre places", "Three or four, Close to home", "2 x carers 4 x daily", "DST 12 domains", "14 days of rest", "7 day care",
    "two 90 minute visits", "reviewed at 6 weeks, 3 months", "PIP £108.55 + £75.75", "10 x 2", "1st", "2nd", "3rd", "the 21st century", "9 o'clock",
    "T2 diabetes", "B12 injection", "Vitamin B12 and D3", "COVID-19", "H1N1", "A4 paper", "M6 traffic", "7.30 call", "tea at 4",
    "Cheshire West [2014] UKSC 19", "Wye Valley NHS Trust v B [2015] EWCOP 60", "C-123/45", "para 14.28", "Annex H1", "s1(2) MCA 2005", "MCA 2005 s4",
    "MHA 1983 s117", "Part 2A", "4A", "£23,250 and £14,250", "rate of 4.5", "1/2 tablet", "3/4 full", "half of 10", "up to 14 nights", "Sch 1 para 2",
    "cases 3 and 4", "from 9/10 to 5/10", "a 6/10 day", "18001", "101", "we 2 and you 3", "ages 18 to 64", "18-64", "5 Ways to Wellbeing", "Five Ways",
    "6 Park benches", "2 Green bags", "100 years", "hundred times", "100% sure", "nearly 100 people", "9.30-12.30", "2.10.1", "1.2.3", "10.85.2",
    "Chapter 14.2.1", "W1 H2 O3", "Q3 2026", "H2 2025", "Dec 2025", "Sat 9", "12 Angry Men", "7 Up", "3 The law", "20,000 steps", "1066", "90 days",
    "90 minutes", "aged 18 or over", "over 65", "65+", "85+",
)
"""What stays silent under every profile."""


def found(text: str, profile: Profile = EXEMPLAR, **known: frozenset[str]) -> list[tuple[str, str]]:
    """The code without its room and the words of every hit."""
    reading = read(text)
    return [(hit.code.removeprefix("anonymity."), reading.text[hit.start : hit.end]) for hit in identifiers(reading.text, profile, **known)]


def kinds(text: str, profile: Profile = EXEMPLAR) -> set[str]:
    """What a text is said to hold."""
    return {kind for kind, _ in found(text, profile)}


@pytest.mark.parametrize(("kind", "written"), [(kind, written) for kind, ways in FOUND.items() for written in ways])
def test_an_identifier_is_found_however_it_is_written(kind: str, written: str) -> None:
    assert kind in kinds(written)


@pytest.mark.parametrize(("kind", "written"), [(kind, written) for kind, ways in FOUND.items() for written in ways if "\n" not in written and not written.endswith(("lives alone", "wife rings"))])
def test_an_identifier_is_found_inside_a_sentence(kind: str, written: str) -> None:
    assert kind in kinds(f"We talked today. {written} and then we had tea.")


@pytest.mark.parametrize("profile", PROFILES.values(), ids=lambda profile: profile.name)
@pytest.mark.parametrize("written", INNOCENT)
def test_what_only_looks_like_an_identifier_is_let_be(written: str, profile: Profile) -> None:
    assert found(written, profile) == []
    assert found(f"We talked about {written} and then had tea.", profile) == []


def test_a_labelled_nhs_number_that_fails_its_check_is_asked_about_without_being_sure() -> None:
    [hit] = identifiers("NHS number: 999 000 0019", EXEMPLAR)

    assert (hit.code, hit.sure) == ("anonymity.nhs-number", False)


def test_ten_digits_that_fail_the_check_are_no_nhs_number() -> None:
    assert "nhs-number" not in kinds("999 000 0019")


def test_a_hit_covers_the_words_and_no_more() -> None:
    assert found("She rang 07700 900123, upset.") == [("telephone", "07700 900123")]
    assert found("Seen at 14 Tolven Row, ZZ99 3VZ, today.") == [("street-address", "14 Tolven Row"), ("postcode", "ZZ99 3VZ")]


def test_hits_come_in_order_and_do_not_overlap() -> None:
    hits = identifiers("\n\n".join(written for ways in FOUND.values() for written in ways), EXEMPLAR)

    assert all(one.end <= other.start for one, other in zip(hits, hits[1:], strict=False))


@pytest.mark.parametrize("number", ["116 123", "0800 1111", "0808 2000 247", "0300 123 3393"])
def test_the_number_of_a_national_helpline_is_let_be(number: str) -> None:
    assert found(f"Tel: {number}") == []


def test_a_number_or_an_address_of_a_role_is_let_be() -> None:
    allowed = frozenset({"01632 960999", "duty@council.example"})

    assert found("Ring 01632 960999 or write to duty@council.example.", allowed=allowed) == []
    assert found("Ring +44 1632 960999.", allowed=allowed) == []
    assert found("Ring 01632 960998.", allowed=allowed) == [("telephone", "01632 960998")]


def test_an_address_that_ends_as_a_roles_does_is_found() -> None:
    assert found("Write to rob@council.example.", allowed=frozenset({"b@council.example", "duty@council.example"})) == [("email", "rob@council.example")]
    assert found("Write to b@council.example.", allowed=frozenset({"rob@council.example"})) == [("email", "b@council.example")]


def test_helplines_are_numbers_that_would_be_asked_about_or_are_short() -> None:
    assert len(helplines()) > 40
    assert all(entry.isdigit() or "@" in entry for entry in helplines())


@pytest.mark.parametrize("profile", [POST, POLICY], ids=lambda profile: profile.name)
@pytest.mark.parametrize("written", ["This policy takes effect on 2 June 2026.", "Reviewed on 14 May 2026.", "The Act received Royal Assent on 14 May 2014.", "The hub is open from 14/05/2026."])
def test_a_date_that_is_nobodys_is_let_be_outside_a_case(written: str, profile: Profile) -> None:
    assert found(written, profile) == []


@pytest.mark.parametrize("profile", PROFILES.values(), ids=lambda profile: profile.name)
@pytest.mark.parametrize("written", ["DOB 12/03/1941", "She was born on 12 March 1941.", "Mrs A moved in on 14 May.", "On 14 May 2026 her mother fell."])
def test_a_date_beside_a_person_is_found_in_every_profile(written: str, profile: Profile) -> None:
    assert kinds(written, profile) == {"date"}


def test_a_day_of_law_may_be_named_in_a_case() -> None:
    assert kinds("The judgment of 2 June 2026 matters here.") == {"date"}
    assert found("The judgment of 2 June 2026 matters here.", known_days=frozenset({"2026-06-02"})) == []
    assert found("The law is as at 23 November 2026.") == []


def test_a_label_at_the_head_of_a_column_counts_for_its_cells() -> None:
    table = "| Who | Age | Ref |\n|---|---|---|\n| Mrs A | 94 | 99012 |\n| Mr W | 71 | 4 |"

    assert found(table) == [("age", "94"), ("case-reference", "99012")]
    assert found(table.replace("Age", "Score").replace("Ref", "Pounds")) == []


@pytest.mark.parametrize("written", ["999 000\n\n0018", "07700\n\n900123"])
def test_a_number_does_not_cross_a_blank_line(written: str) -> None:
    assert not kinds(written) & {"nhs-number", "telephone"}


@pytest.mark.parametrize(("number", "right"), [("9990000018", True), ("9990000019", False), ("999000001", False), ("0000000000", False), ("9991112253", False)])
def test_the_check_digit_of_an_nhs_number(number: str, right: bool) -> None:
    assert is_nhs_number(number) is right


def test_the_sums_of_cards_and_ibans() -> None:
    assert is_card_number("4111111111111111") and not is_card_number("4111111111111112")
    assert is_iban("gb82west12345698765432") and not is_iban("gb82west12345698765433")


def check_digit(nine: str) -> int:
    """The tenth digit of an NHS number; 10 where it has none."""
    return (11 - sum((10 - place) * int(digit) for place, digit in enumerate(nine)) % 11) % 11


NHS_NUMBERS = st.from_regex("999[0-9]{6}", fullmatch=True).filter(lambda nine: check_digit(nine) < 10).map(lambda nine: f"{nine}{check_digit(nine)}")
SEPARATORS = st.sampled_from(["", " ", "-", ".", "_", "  ", "/", "\n"])


def test_any_nhs_number_in_any_layout_is_found(long: bool) -> None:
    @examples(long, 150, 5000)
    @given(NHS_NUMBERS, st.lists(SEPARATORS, min_size=9, max_size=9), st.sampled_from(["{}", "({})", "Seen today, {}.", "nhs{}", "no:{}", "file_{}.docx", "**{}**"]))
    def is_found(number: str, separators: list[str], sentence: str) -> None:
        written = "".join(digit + separator for digit, separator in zip(number, [*separators, ""], strict=True))
        assert kinds(sentence.format(written)), written

    is_found()


def test_any_day_in_any_layout_is_found_in_a_case(long: bool) -> None:
    layouts = ["%d/%m/%Y", "%d.%m.%y", "%d-%m-%Y", "%Y-%m-%d", "%d %B %Y", "%d %b", "%A %d %B", "%B %d, %Y", "%dth of %B", "%d%b%y", "%Y%m%d", "%d%m%Y", "%d_%m_%Y"]

    @examples(long, 150, 3000)
    @given(st.integers(0, 36500).map(lambda days: date(1930, 1, 1) + timedelta(days)), st.sampled_from(layouts))
    def is_found(day: date, layout: str) -> None:
        assert kinds(f"Seen {day.strftime(layout)}, at home."), layout

    is_found()


HOSTILE = (
    *("1", "9 ", "1234567890", ".", " ", "a@", "@a.b", "oil ", "ref ", "ref....... no ", "nine ", "1 a b c ", "flat 1, ", "http://", "/", "a", "a.", "1 may and ", "1 may, ", "0 ", "+4", "1\n", "1|"),
    *("is 90 ", "(", "lane, 1 a ", "9°", "a[at]", "a (dot) ", "www.a.", "home is at ", "nhs no________", "1/", "1-", "ab12", "1\t", "> ", "the 1 and ", "£1,", "a_1.", "mr a, "),
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_holds_nobody_up(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    started = time.process_time()
    identifiers(text, EXEMPLAR)

    assert time.process_time() - started < 3
