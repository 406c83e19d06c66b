"""What the sample documents say. The country, its people and its institutions are invented."""

OCCASION = """We write ahead of the Human Rights Dialogue between the European Union and Ostania, which will
be held in Brussels on 17 December 2026. Since the last round, courts have sent eleven people to prison for what
they wrote, said or sang; the law on public gatherings has been tightened twice; and the inquiry into the deaths
of January 2024 has closed without naming a single officer."""

WHY_NOW = """The timing matters. Negotiators want to initial the trade annex in the spring, and the partnership
agreement lets either side pause it while its first article is not respected. That lever weakens on the day of
signature. What is asked for in December can still be part of the bargain; what is asked for in May will be
received as a courtesy. The government has shown that it listens when the question is precise: four of the six
people named in last year’s letter are at home with their families."""

FIRST_FACTS = """At least thirty-eight people died when security forces cleared the squares of Port Mirna and
Velden. Doctors recorded gunshot wounds in twenty-nine of them. A parliamentary panel heard two hundred
witnesses, then sealed their testimony for fifty years. Families who applied for the files were told that the
request itself would be examined as a disclosure of state secrets, and three of them have since been fined."""

FIRST_STEPS = """Please ask the Prosecutor General to reopen the files and to let two foreign forensic experts
join the work, as the UN Human Rights Committee recommended in July. Ask also that the fines on the families be
struck out before the end of the year, and that the testimony be released with names masked where a witness
wishes so. None of this needs a new law: article 214 of the Code of Criminal Procedure is enough."""

SECOND_FACTS = """The amendments of March 2026 make it an offence to “lower trust in institutions” by any public
statement. The wording tells nobody what is forbidden, and that is how it works: editors cut first and ask later.
Two regional papers stopped printing in the summer, the last independent radio station has lost its frequency,
and a cartoonist was questioned for nine hours about a drawing of an empty chair. The Venice Commission found in
October that the provision can not be repaired by practice and ought to go."""

SECOND_STEPS = """We ask you to say in the meeting, and afterwards in public, that the repeal of this article is
what the European Union expects before the annex is initialled, and to invite the Minister of Justice to set out
a date. An offer to pay for training in the meantime would be understood as acceptance of the text."""

THIRD_FACTS = """Organisations that receive money from abroad must now ask the tax office for leave before each
transfer. Of sixty-four requests that our members know of, nine were answered. Rent and salaries can not wait for
an answer that does not come, and the organisations that close first are the small ones: a shelter in Tolvaj, a
legal advice bureau in Port Mirna, the only group that still visits prisons in the north."""

THIRD_STEPS = """Ask for a single change to the tax code: that silence for thirty days counts as leave. The
government has used that rule for building permits since 2021 and calls it a success. Until then, we ask that
European funds for civil society may be paid into accounts in member states and spent from there."""

FOURTH = """Last, a word on visas. Of the eleven people sentenced this year, four had asked a member state for a visa
in the months before; three were still waiting when the police came, and one had been refused because her return
was not assured. A quick and quiet procedure for people at risk, which two member states already have, would cost
little and would have spared these four their cells. We ask that the delegation take this up at home, with the
Schengen partners, and not only across the table from the Ostanian side."""

CASES_LEAD = """The twelve people below stand for many more, whom the briefing paper describes. Each asked, in
person or through a lawyer, that you speak of them by name:"""

CASES = (
    (
        "Әсел Қуанышқызы",
        """journalist, four years in prison since May 2025 for reporting on the flood relief fund. Her
    appeal is heard on 20 December, three days after your meeting, and an observer from the delegation would count""",
    ),
    (
        "Jana Horvatin",
        """human rights lawyer, disbarred in June and forbidden to leave the country; she defended the
    families of Velden. We ask that the travel ban be lifted so that she can take up a fellowship in Graz""",
    ),
    (
        "Өмүрбек Тажиев",
        """trade unionist, in pre-trial detention for fourteen months. The UN Working Group on
    Arbitrary Detention called for his release in August, and its opinion has not been answered""",
    ),
    (
        "Marek and Ilse Dovran",
        """bakers, each fined three yearly wages for letting a reading circle meet above their
    shop. The fine should be annulled; it has cost them the shop""",
    ),
    (
        "Ғафур Ҳакимов",
        """blogger, whose whereabouts have been unknown since he was put on a plane on 9 February. Please
    ask where he is, and that his brother may see him""",
    ),
    (
        "Lena Strauch",
        """student, on a suspended sentence for a placard with eight asterisks on it. She may not enter
    any university until 2029""",
    ),
    (
        "Oʻgʻiloy Toʻrayeva",
        """poet, under house arrest since the summer, without a telephone and without visits. The
    prosecutor says that the order can be renewed “as often as is needful”""",
    ),
    (
        "Pavel Orlić",
        """director of the memorial museum in Velden, charged with the misuse of his own archive. The
    charges should be dropped, and the boxes taken from the reading room given back""",
    ),
    (
        "Şirin Gurbanowa",
        """nurse, dismissed and then sued for telling a newspaper how many wounded were brought to her
    ward. The suit asks for more than she will earn in her life""",
    ),
    (
        "Tomas Reck",
        """cartoonist, whose trial opens in January. The drawing shows an empty chair, a glass of water and
    a microphone; the charge speaks of an insult to the head of state""",
    ),
    (
        "The newspaper Northern Mail",
        """closed by order of a court that heard neither its editor nor its lawyer. We ask
    that the order be set aside and that the printing press be unsealed""",
    ),
    (
        "Nadia Wessely",
        """teacher of mathematics, acquitted in October after eleven months in a cell. We welcome it, and
    ask that she be given back the post and the pay that she lost""",
    ),
)

POINTER = """The attached briefing paper sets out the facts and the law behind each of these requests, with the
sources on which they rest, and says for each person what was true on the date of this letter. Our organisations
will update it on 15 December, and will gladly meet your staff before the dialogue and after it."""

THANKS = """We thank you for the care with which you have followed these cases, and would be grateful to hear what
was answered."""

SIGNATORIES = (
    "International Bureau for Open Courts (IBOC)",
    "Ostanian Helsinki Group, based in exile in Austria",
    "Ҳуқуқ ва Озодӣ (Law and Freedom)",
    "Centre for Legal Aid “Sääst”, Estonia",
    "Fédération des journalistes de l’Est",
    "Women of Velden",
    "Prison Watch North, within the framework of the Quiet Rooms programme",
    "Prof. Miriam Adler, former Special Rapporteur, University of Graz",
)

SENTENCES = """The law was read in three sittings on one evening, and nobody outside the chamber saw the text
until it had been signed.|A defence lawyer has ten minutes to read a file of nine hundred pages, in a room without
a table.|Nothing of this is new, but until 2024 it was the exception, and courts would say so.|The Ombudsperson wrote
to the ministry four times and published the letters when no answer came.|Judges who acquit are moved; of the nine
who did so in 2025, seven now sit in land disputes.|In the villages the news travels by loudspeaker van, and the van
belongs to the district.|Prisoners may write one letter a month, in the state language, on a form.|The figures below
are those of the Ministry of Justice; where ours differ, a note says why.|A family that moves to be nearer to the
prison loses its place on the housing list.|The European Parliament asked for the same in its resolution of 11 June,
by 512 votes to 31.|Witnesses who wished to withdraw what they had signed were told that this would be perjury.|The
reform of 2022 had brought a real change: for the first time a detainee could see a doctor of her own choice.|Two
governments have since offered visas, and five people have been able to leave.|The court’s reasoning fills a page and
a half, most of it a list of the articles applied.|What would help is modest and could be done by decree.|Every
refusal we have seen is signed by the same official and bears no date.|At the time of writing the building is empty
and its archive lies in the rain.|Where a case has been raised by an ambassador in person, the outcome was better in
two out of three instances.|The state broadcaster names the accused as guilty on the evening of the arrest.|This
paper says “reported” wherever a single source stands behind a fact.""".replace("\n", " ").split("|")

SOURCES = (
    "Ministry of Justice of Ostania, Statistical Yearbook 2025, Velden 2026, table 14.",
    "UN Human Rights Committee, Concluding observations on the third periodic report of Ostania, "
    "CCPR/C/OST/CO/3, 24 July 2026, paragraphs 18 to 21.",
    "Ostanian Helsinki Group, “Ten minutes with the file”, 9 March 2026,",
    "Interview with a lawyer who asked not to be named, Velden, 2 October 2026.",
    "Partnership and Cooperation Agreement, articles 1 and 104 (2), in force since 1 May 2019.",
)

LETTER = (
    OCCASION,
    WHY_NOW,
    "First, we ask you to press for an inquiry into the deaths of January 2024 that deserves the name.",
    FIRST_FACTS,
    FIRST_STEPS,
    "Second, please make the repeal of article 371 a condition of the trade annex.",
    SECOND_FACTS,
    SECOND_STEPS,
    "Third, please ask for an end to the leave that each transfer of money from abroad now needs.",
    THIRD_FACTS,
    THIRD_STEPS,
    FOURTH,
)

ADDRESSEES = (
    "Ms Katarina Vestergaard, High Representative of the Union for Foreign Affairs and Security Policy",
    "Mr Jan Peeters, Commissioner for International Partnerships",
)

COPY = """Ambassadors of the European Union Luis Ferrer (to Ostania) and Agnieszka Maj (to the UN in Geneva); the Chair
of the Subcommittee on Human Rights of the European Parliament"""

TITLE_LINES = (
    "For the Human Rights Dialogue between the European Union and Ostania",
    "Brussels, 3 December 2026",
)

CHAPTERS = (
    "The deaths of January 2024",
    "Speech, and the price of it: how a single article came to govern newspapers, classrooms and the stage",
    "Organisations that need leave",
    "Prisons",
)
