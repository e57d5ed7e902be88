"""Who is found to speak: one sentence for each form that news uses."""

from __future__ import annotations

import pytest

from tui.marking.quotes import find_quotes

SENTENCES: list[tuple[str, str | None]] = [
    ("“We will not sell the mill,” said Nora Quill.", "Nora Quill"),
    ("“We will not sell the mill,” Quill said.", "Quill"),
    ("“We will not sell the mill,” said Nora Quill, who has run it since 1998.", "Nora Quill"),
    (
        (
            "“We will not sell the mill,” Nora Quill, the owner of the mill, told "
            "the council on Monday."
        ),
        "Nora Quill",
    ),
    ("“We will not sell the mill,” Quill (no relation) said.", "Quill"),
    ("“We will not sell the mill,” she said.", "she"),
    (
        "“We will not sell the mill,” a spokesman for the ministry said.",
        "a spokesman for the ministry",
    ),
    (
        "“We will not sell the mill,” said a spokeswoman for the water board.",
        "a spokeswoman for the water board",
    ),
    (
        "“We will not sell the mill,” Millco spokesman Ed Vance said in an email to Reuters.",
        "Ed Vance",
    ),
    ("“We will not sell the mill,” the company said in a statement to The Herald.", "the company"),
    ("“We will not sell the mill,” the company’s statement said.", "the company"),
    ("“We will not sell the mill,” a statement from the ministry said.", "the ministry"),
    ("“We will not sell the mill,” according to Nora Quill.", "Nora Quill"),
    ("According to Nora Quill, the mill is “not for sale at any price”.", "Nora Quill"),
    ("Nora Quill: “We will not sell the mill.”", "Nora Quill"),
    ("Nora Quill on taxes: “We will not sell the mill.”", "Nora Quill"),
    ("Nora Quill, Harrow: “We will not sell the mill.”", None),
    ("A big red barn: “We will not sell the mill.”", None),
    ("Millco spokesman: “We will not sell the mill.”", "Millco spokesman"),
    ("The town council that met on Monday: “We will not sell the mill.”", None),
    ("Nora Quill’s message was clear: “We will not sell the mill.”", "Nora Quill"),
    ("In Nora Quill’s words, “the mill is not for sale at any price”.", "Nora Quill"),
    ("Nora Quill’s claim that the mill is “not for sale at all” was laughed at.", "Nora Quill"),
    ("Ed Vance was asked: “Will you sell the mill?”", None),
    ("Quill announced that Ed Vance had agreed to “sell the mill within a year”.", "Quill"),
    ("The mill is “unsafe for all”, per the ministry.", "the ministry"),
    (
        "In the hall, a spokesman for the ministry, after a long pause, said: “We will not sell.”",
        "a spokesman for the ministry",
    ),
    ("Quill, after a pause, in the hall, said: “We will not sell.”", "Quill"),
    ("Don't ever say, “It won’t happen to me.” We are all at risk.", None),
    ("Nora Quill said: “We will not sell the mill.”", "Nora Quill"),
    (
        "Nora Quill, a lawyer and the mill’s owner, said that the sale was “a bad joke”.",
        "Nora Quill",
    ),
    ("In a letter to Ed Vance, Nora Quill wrote: “We will not sell the mill.”", "Nora Quill"),
    ("Quill told Ed Vance: “We will not sell the mill.”", "Quill"),
    ("Ed Vance was told by Nora Quill: “We will not sell the mill.”", "Nora Quill"),
    ("“We will not sell the mill,” Ed Vance was told.", None),
    ("The paper quoted Quill as saying: “We will not sell the mill.”", "Quill"),
    ("Quill was quoted as saying, “We will not sell the mill.”", "Quill"),
    ("“We will not sell the mill,” the paper quoted Quill as saying.", "Quill"),
    ("“We will not sell the mill,” Quill was quoted by the paper as saying.", "Quill"),
    ("“We,” said Nora Quill, “will not sell the mill.”", "Nora Quill"),
    ("Quill called the offer “an insult to the valley”.", "Quill"),
    ("Quill dismissed the offer as “an insult to the valley”.", "Quill"),
    ("Quill branded the offer a “disgrace” and left.", "Quill"),
    ("Mayor Nora Quill vowed to “fight on until the last day”.", "Nora Quill"),
    (
        "The town did receive a text from her husband, Joe Hale, that said, “I sold nothing.”",
        "Joe Hale",
    ),
    ("A report that said “the mill is closed for good” was shown to the town.", "A report"),
    (
        "A careful review of 27 mills found much rot and concluded that “few wheels still turn”.",
        "A careful review of 27 mills",
    ),
    (
        "Judge Quill’s May ruling in Bell v. Millco found that the sale was “plainly void”.",
        "Judge Quill",
    ),
    (
        "A question asked by candidates looking for work is, “Should I learn to mill?”",
        "candidates",
    ),
    (
        "The Herald reports: “Mills are hard to sell” in towns without a road, said Jan Quill.",
        "Jan Quill",
    ),
    ("The Herald reports: “Mills are hard to sell” in towns without a road.", "The Herald"),
    ("“Mills are hard to sell,” said April Reed.", "April Reed"),
    ("“Mills are hard to sell.” Read more here.", None),
    ("Officials said the river was “rising fast”.", "Officials"),
    ("Three residents said the river was “rising fast”.", "Three residents"),
    ("One of the neighbours said: “The river is rising fast.”", "One of the neighbours"),
    ("The ministry’s chief engineer, Tom Abel, said: “The river is rising fast.”", "Tom Abel"),
    ("“The river is rising fast,” said the ministry’s chief engineer, Tom Abel.", "Tom Abel"),
    ("“The river is rising fast,” warned Prof. Tom Abel of the University of Leeds.", "Tom Abel"),
    ("“Is the river rising?” asked Abel.", "Abel"),
    ("“Is the river rising?” Abel asked the guard.", "Abel"),
    ("Asked about the river, Abel replied: “It is rising.”", "Abel"),
    ("“It is rising,” he says.", "he"),
    ("But Abel, speaking on Monday, said “the river is rising fast”.", "Abel"),
    ("“The river is rising fast,” President Ana de la Cruz said.", "Ana de la Cruz"),
    (
        "White House press secretary Josh Earnest said the plan was “dead on arrival”.",
        "Josh Earnest",
    ),
    (
        "Trump’s campaign manager, Kellyanne Conway, said: “We are winning this race.”",
        "Kellyanne Conway",
    ),
    ("The Clinton campaign said the ad was “false and unfair”.", "The Clinton campaign"),
    (
        "“The ad is false,” said a senior Trump adviser who asked not to be named.",
        "a senior Trump adviser",
    ),
    ("“The ad is false,” a person close to the campaign said.", "a person close to the campaign"),
    ("“The ad is false,” one voter in Ohio said.", "one voter in Ohio"),
    ("“The ad is false,” Sen. Ted Cruz, R-Texas, said Tuesday.", "Ted Cruz"),
    ("“The ad is false,” Mr. Cruz said.", "Mr. Cruz"),
    ("“The ad is false,” says John Podesta, chairman of the campaign.", "John Podesta"),
    ("“The ad is false,” Podesta later told CNN’s Jake Tapper.", "Podesta"),
    ("“The ad is false,” Podesta, 67, added in an interview.", "Podesta"),
    ("“The ad is false,” police said.", "police"),
    ("“The ad is false,” authorities said in a statement.", "authorities"),
    ("“The ad is false,” reads the report by the ministry.", "the ministry"),
    ("Abel, who visited on Monday, said the dam was “a wreck”.", "Abel"),
    ("Abel’s lawyer said the dam was “a wreck”.", "Abel’s lawyer"),
    ("In an interview with The Herald on Sunday, Abel described the dam as “a wreck”.", "Abel"),
    ("On Monday, Abel took to Twitter to say that the dam was “a wreck”.", "Abel"),
    ("Abel said on Monday in Leeds, speaking to reporters, that the dam was “a wreck”.", "Abel"),
    ("Abel visited the dam and said it was “a wreck”.", "Abel"),
    ("“The dam is a wreck,” Abel told reporters Monday after touring the site.", "Abel"),
    ("“The dam is a wreck,” said Tom Abel, adding that “it will fail by June.”", "Tom Abel"),
    ("Abel said the dam was “a wreck” and “a danger to the valley”.", "Abel"),
    ("Abel said the dam was a wreck. “It will fail by June.”", "Abel"),
    ("“The dam is a wreck,” Abel said. “It will fail by June.”", "Abel"),
    ("“The dam is a wreck.” Abel said the valley was in danger.", "Abel"),
    ('"The dam is a wreck," Abel said.', "Abel"),
    ("'The dam is a wreck,' Abel said.", "Abel"),
    ("``The dam is a wreck,'' Abel said.", "Abel"),
    ("The dam, Abel says, is “a wreck”.", "Abel"),
    ("The dam is “a wreck”, Abel said.", "Abel"),
    ("The dam is “a wreck” that will fail by June, said Abel.", "Abel"),
    ("The dam is “a wreck” that will fail, according to a report by the ministry.", "the ministry"),
    ("“The dam is a wreck,” the report said.", "the report"),
    ("“The dam is a wreck,” it said.", "it"),
    ("Its author, Tom Abel, writes that the dam is “a wreck”.", "Tom Abel"),
    ("Abel argues that the dam is “a wreck.”", "Abel"),
    ("Abel, for his part, insisted “the dam is a wreck.”", "Abel"),
    ("As Abel put it: “The dam is a wreck.”", "Abel"),
    ("“The dam is a wreck,” as Abel put it.", "Abel"),
    ("When Vance asked about the dam, Abel said: “It is a wreck.”", "Abel"),
    ("Vance, like Abel, said the dam was “a wreck”.", "Vance"),
    ("Vance and Abel said the dam was “a wreck”.", "Vance and Abel"),
    ("“The dam is a wreck,” Vance and Abel wrote in the Times.", "Vance and Abel"),
    (
        (
            "House Speaker Paul Ryan (R-Wis.) said the remark was “the textbook "
            "definition of a racist comment.”"
        ),
        "Paul Ryan",
    ),
    ("Bloomberg’s Ed Vance reports that Abel found the dam “a wreck”.", "Abel"),
    ("Critics have called the dam “a wreck”.", "Critics"),
    ("He also said that the dam “will fail by June.”", "He"),
    ("Then came Abel’s reply: “The dam is a wreck.”", "Abel"),
    ("“The dam,” she told him, “is a wreck.”", "she"),
    ("“The dam is a wreck,” an angry Abel shouted.", "Abel"),
    ("“The dam is a wreck” — Tom Abel, engineer", "Tom Abel"),
    ("“The dam is a wreck,” former Mayor Tom Abel Jr. said.", "Tom Abel Jr."),
    ("“The dam is a wreck,” the 54-year-old engineer said.", "the 54-year-old engineer"),
    ("“The dam is a wreck,” engineer Tom Abel, who built it, told the BBC.", "Tom Abel"),
    ("“The dam is a wreck,” said U.S. Sen. Tom Abel.", "Tom Abel"),
    ("“The dam is a wreck,” the New York Times reported.", "New York Times"),
    ("“The dam is a wreck,” Abel wrote on Facebook.", "Abel"),
    ("Abel’s message was clear: “The dam is a wreck.”", "Abel"),
    ("“She is a fine mayor,” Brandt said of Keller.", "Brandt"),
    ("Keller, who has called half of the council “useless,” lost.", "Keller"),
    ("In a tweet, Brandt wrote: “The vote was stolen.”", "Brandt"),
    (
        (
            "“The vote was stolen,” Brandt said at a rally in Ohio on Friday "
            "night, adding that he would sue."
        ),
        "Brandt",
    ),
    ("The bureau said it had found letters “pertinent” to the inquiry.", "The bureau"),
    ("“The letters are pertinent,” the memo said.", "the memo"),
    (
        (
            "Brandt wrote in a letter to Congress that the bureau had “learned of "
            "the existence of letters.”"
        ),
        "Brandt",
    ),
    ("Asked whether he would accept the result, Brandt said, “I will look at it.”", "Brandt"),
    ("“Stop the vote,” read one sign.", "one sign"),
    ("According to the Times, Brandt “lost his temper” at the meeting.", "the Times"),
    ("Keller said in a statement that she was “proud of the result.”", "Keller"),
    ("“I am proud,” Conley told Fox News’ Sam Harper.", "Conley"),
    (
        (
            "Former Ohio Gov. Mark Rowley, the 2012 Republican nominee, called "
            "Brandt “a phony, a fraud.”"
        ),
        "Mark Rowley",
    ),
    ("It was, he said, “a disgrace.”", "he"),
    ("The decision, said Brandt, was “wrong.”", "Brandt"),
    ("Brandt’s comments that the election is “rigged” drew criticism.", "Brandt"),
    ("Brandt, speaking at a church in Ohio, called on Congress to “act now.”", "Brandt"),
    ("Brandt has repeatedly said that the election is “rigged.”", "Brandt"),
    ("“He is unfit,” Sen. Amy Lund (D-Mass.) told CNN.", "Amy Lund"),
    ("“He is unfit,” said Amy Lund, a Democrat from Ohio, in an interview with NBC.", "Amy Lund"),
    (
        "“He is unfit,” said one former aide, who spoke on condition of anonymity.",
        "one former aide",
    ),
    ("“He is unfit,” a campaign official said.", "a campaign official"),
    ("“He is unfit,” the Keller campaign said in a statement.", "the Keller campaign"),
    ("“He is unfit,” Keller campaign chairman John Pode said in a statement.", "John Pode"),
    (
        "“He is unfit,” Brian Fall, a spokesman for Keller, said in an email to The Post.",
        "Brian Fall",
    ),
    ("Brian Fall, a Keller spokesman, said Brandt was “unfit.”", "Brian Fall"),
    ("A spokesman for Brandt, Jason Mill, said the letter was “a fake.”", "Jason Mill"),
    ("Brandt spokeswoman Hope Hill said the letter was “a fake.”", "Hope Hill"),
    (
        (
            "Brandt’s running mate, Indiana Gov. Mike Penn, said Sunday that the "
            "ticket would “absolutely accept” the result."
        ),
        "Mike Penn",
    ),
    ("The Republican nominee said the system was “rigged.”", "The Republican nominee"),
    ("The former first lady told supporters: “We go high.”", "The former first lady"),
    ("“We go high,” the former first lady told supporters in Miami.", "the former first lady"),
    ("“This is not normal,” she said. “This is not politics as usual.”", "she"),
    ("Michelle Ober said Thursday that the remarks had “shaken me to my core.”", "Michelle Ober"),
    ("Speaking in New Hampshire, Ober said: “Enough is enough.”", "Ober"),
    ("“Enough is enough,” the first lady said, her voice cracking.", "the first lady"),
    ("Police Chief Ray Dunn said officers “acted properly.”", "Ray Dunn"),
    ("Prosecutors alleged that Dunn “lied to the court.”", "Prosecutors"),
    ("“He lied to the court,” prosecutors wrote in the filing.", "prosecutors"),
    ("Judge Anna Wolf ruled that the law was “plainly invalid.”", "Anna Wolf"),
    ("“The bank is well placed,” said Paul Ash, chief economist at Capital Bank.", "Paul Ash"),
    ("The mother of two said: “I was in tears.”", "The mother of two"),
    ("Her husband, Tim, said: “She was in tears.”", "Tim"),
    ("Mrs May said she would “get on with the job”.", "Mrs May"),
    ("Mr Corb, who was in Leeds, accused Mrs May of “running scared”.", "Mr Corb"),
    (
        "A Downing Street spokesman said the talks were “constructive”.",
        "A Downing Street spokesman",
    ),
    (
        "The prime minister’s official spokesman said: “The talks were constructive.”",
        "The prime minister’s official spokesman",
    ),
    ("Labour said the plan was “a shambles”.", "Labour"),
    ("Labour’s Emily Thorn said the plan was “a shambles”.", "Emily Thorn"),
    ("BBC correspondent Nick Hall said it was “a shambles”.", "Nick Hall"),
    ("He described the plan as “a shambles”, adding: “It cannot work.”", "He"),
    ("She added: “It cannot work.”", "She"),
    ("“It cannot work,” Brandt said, before adding: “Nobody wants it.”", "Brandt"),
    ("“It cannot work,” Brandt said, and then: “Nobody wants it.”", "Brandt"),
    ("In her speech, Keller promised to “heal the divide”.", "Keller"),
    ("Keller also criticized Brandt for his “reckless” remarks.", "Keller"),
    ("“You’re fired!” Brandt shouted at the clerk.", "Brandt"),
    ("Meanwhile, Keller insisted that she had “nothing to hide.”", "Keller"),
    (
        "However, a source close to the talks said there was “no deal yet”.",
        "a source close to the talks",
    ),
    (
        "Two people familiar with the matter said the talks were “stuck”.",
        "Two people familiar with the matter",
    ),
    (
        "The White House declined to comment, but an official said the talks were “stuck”.",
        "an official",
    ),
    ("Russia’s foreign ministry said the claim was “absurd”.", "Russia’s foreign ministry"),
    ("Kremlin spokesman Dmitry Orlov dismissed the claim as “absurd”.", "Dmitry Orlov"),
    ("Orlov said: ‘The claim is absurd.’", "Orlov"),
    ("The group’s leader, who goes by Abu Tarek, vowed “revenge”.", "The group’s leader"),
    ("Doctors say the drug is “safe and effective”.", "Doctors"),
    ("The study’s lead author, Dr. Ines Roth, said the drug was “safe”.", "Ines Roth"),
    (
        (
            "“The drug is safe,” lead author Ines Roth, PhD, of the University of "
            "Bern, said in a press release."
        ),
        "Ines Roth",
    ),
    ("“We lost,” coach Joe Madd said after the game.", "Joe Madd"),
    ("“We lost,” said Madd, whose team is 3-12.", "Madd"),
    ("“We lost,” the 38-year-old striker told Sky Sports.", "the 38-year-old striker"),
    ("“We lost,” said the mayor last week.", "the mayor"),
    ("“We lost,” said Ada Poe late last night.", "Ada Poe"),
    ("“We lost,” said the coach three years ago.", "the coach"),
    ("“We lost,” said the mayor of Ostrey yesterday morning.", "the mayor of Ostrey"),
    ("“We lost,” the coach last week told reporters.", "the coach"),
    ("“We lost,” said the night manager.", "the night manager"),
    ("“We lost,” said this year’s winner.", "this year’s winner"),
    ("“We lost,” said one of the two.", "one of the two"),
    ("“We lost,” said the editor of USA Today.", "the editor of USA Today"),
]


def bare(name: str | None) -> str:
    """The name without an article, whose place in it is no promise."""
    return (name or "").lower().removeprefix("the ")


@pytest.mark.parametrize(("sentence", "speaker"), SENTENCES)
def test_the_speaker_is_read_from_the_words_around(sentence: str, speaker: str | None) -> None:
    found = find_quotes(sentence, language="en")
    assert found
    assert {bare(quote.speaker) for quote in found} == {bare(speaker)}
    assert all(quote.kind.is_speech for quote in found)
