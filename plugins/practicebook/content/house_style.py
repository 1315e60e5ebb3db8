"""`house-style.yml`: how the council wants its pages to read."""

from typing import Annotated

from pydantic import Field

from practicebook.content.fields import Line, Model


class BetterWords(Model):
    """Words that say less of a person than others do."""

    words: tuple[Line, ...] = Field(min_length=1, description="The words to avoid, in each form they take.", examples=[["frequent flyer", "frequent flyers"]])
    say: Line = Field(description="What to write instead.", examples=["Say how often they call, and why."])
    source: Line | None = Field(None, description="Who asks for it.", examples=["Our own choice."])


class HouseStyle(Model):
    """`house-style.yml`: what the writing checks hold pages to. Without the file they hold them to the defaults."""

    reading_grade: Annotated[float, Field(gt=0)] = Field(11, description="The Flesch-Kincaid grade above which a page is asked about; 0 is the easiest.", examples=[11])
    sentence_words: Annotated[int, Field(gt=0)] = Field(32, description="The words above which a sentence is asked about.", examples=[32])
    better_words: tuple[BetterWords, ...] = Field((), description="Words to avoid, and better ones.")
    shown_under: tuple[Line, ...] = Field((), description="Headings of table columns that show words to avoid, so that they are not asked about there.", examples=[["Instead of"]])
    known_abbreviations: tuple[Line, ...] = Field((), description="Abbreviations that every reader knows, which a page need not spell out.", examples=[["NHS"]])
