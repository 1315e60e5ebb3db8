"""What the anonymity gate finds: a span of a text, and the rule that says why it is asked about."""

from dataclasses import dataclass

from practicebook.content.findings import Finding, Place, Rule, Severity

ANSWER = "Write what it stands for instead, such as a role, a season or “a town nearby”; or answer it in `anonymity_answers`."
KNOWN = "Write what it stands for instead, answer it in `anonymity_answers`, or put a name that everybody knows into framework/known-names.yml."

NHS_NUMBER = Rule("anonymity.nhs-number", "error", "An NHS number, which belongs to one person.", "Take it out.")
NI_NUMBER = Rule("anonymity.ni-number", "error", "A National Insurance number, which belongs to one person.", "Take it out.")
POSTCODE = Rule("anonymity.postcode", "error", "A postcode, which a few households share.", ANSWER)
TELEPHONE = Rule("anonymity.telephone", "error", "A telephone number that is not a national helpline's.", "Take it out, or name the role to ring.")
EMAIL = Rule("anonymity.email", "error", "An e-mail address that is not one of a role in council.yml.", "Take it out, or name the role to write to.")
WEB_ADDRESS = Rule("anonymity.web-address", "error", "The web address or handle of a person.", "Take it out.")
DATE = Rule("anonymity.date", "error", "A date of birth, or the day on which something happened to a person.", "Write a season, an age band, or how long after.")
AGE = Rule("anonymity.age", "error", "An age over 89, which few people in one place share.", "Write the age band “85 or over”.")
VEHICLE = Rule("anonymity.vehicle", "error", "A vehicle's registration number.", "Take it out.")
UPRN = Rule("anonymity.uprn", "error", "A property's reference number (UPRN).", "Take it out.")
BANK_DETAILS = Rule("anonymity.bank-details", "error", "A sort code, an account number or an IBAN.", "Take it out.")
STREET_ADDRESS = Rule("anonymity.street-address", "error", "A street address.", ANSWER)
REGISTRATION = Rule("anonymity.registration", "error", "A professional's registration number.", "Take it out; name the role.")
CASE_REFERENCE = Rule("anonymity.case-reference", "error", "A reference into a case system.", "Take it out.")
ACCESS_CODE = Rule("anonymity.access-code", "error", "A code, a PIN or a password that lets somebody in.", "Take it out, and have the code changed if anybody may have seen it.")
COORDINATES = Rule("anonymity.coordinates", "error", "Coordinates of a place on a map.", "Take them out.")

NAME = Rule("anonymity.name", "error", "A person's name, going by what stands beside it or by where it stands again.", KNOWN)
INITIALS = Rule("anonymity.initials", "error", "Capital letters that no glossary entry explains, which may be someone's initials.", "Write it out, or put the abbreviation into the glossary; or answer it in `anonymity_answers`.")
PLACE = Rule("anonymity.place", "error", "A named place or service.", KNOWN)
UNKNOWN_WORD = Rule("anonymity.unknown-word", "error", "A word that nothing on this site accounts for, so it may be a name, a place or a slip.", "Write what it stands for instead, put it into the glossary or framework/known-names.yml, or answer it in `anonymity_answers`.")

MODEL = Rule("anonymity.model", "warning", "What a model of language takes for a person's name, and no other check does. It is asked with `--model`.", KNOWN)

IDENTIFIER_RULES = (NHS_NUMBER, NI_NUMBER, POSTCODE, TELEPHONE, EMAIL, WEB_ADDRESS, DATE, AGE, VEHICLE, UPRN, BANK_DETAILS, STREET_ADDRESS, REGISTRATION, CASE_REFERENCE, ACCESS_CODE, COORDINATES)
NAME_RULES = (NAME, INITIALS, PLACE, UNKNOWN_WORD)
RULE_BY_CODE = {rule.code: rule for rule in (*IDENTIFIER_RULES, *NAME_RULES, MODEL)}


@dataclass(frozen=True, order=True)
class Hit:
    """A span of a text that may identify someone."""

    start: int
    """Offset in code points."""
    end: int
    code: str
    sure: bool = True
    """False for a word that nothing accounts for, or a number that may be innocent."""

    def finding(self, place: Place, shown: str, severity: Severity) -> Finding:
        """A finding of it: `shown` is what stands there, masked where a log may hold no names."""
        means = self.rule.means
        return self.rule.at(place, f"“{shown}”: {means[:1].lower()}{means[1:]}", severity=severity)

    @property
    def rule(self) -> Rule:
        """What its code means."""
        return RULE_BY_CODE[self.code]


def masked(words: str) -> str:
    """What logs show instead of the words: the first character, and a dot for each other letter or digit."""
    rest = "".join("·" if character.isalnum() else character for character in words[1:])
    return words[:1] + " ".join(rest.split("\n"))
