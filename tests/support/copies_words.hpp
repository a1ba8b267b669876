// The words and sentences that the stories of copies.cpp are made of.
#pragma once

#include <string_view>
#include <vector>

namespace backfile::tests::stock {

using Words = std::vector<std::string_view>;

inline Words const kFirst{
    "Adair",  "Bettina", "Corwin", "Delphine", "Emeka",  "Farida",  "Gunnar", "Hollis",  "Ingrid",
    "Jasper", "Katya",   "Lorcan", "Mireille", "Nadim",  "Odile",   "Piers",  "Quentin", "Rosalind",
    "Soren",  "Thandi",  "Ulrich", "Vesna",    "Wilbur", "Yolanda", "Zubair"};
inline Words const kLast{"Ashgrove",  "Blakemoor", "Carrick",     "Dunmarrow", "Ellerby",
                         "Fenwright", "Garroway",  "Hathersage",  "Ilkeston",  "Jorvik",
                         "Kettering", "Lindqvist", "Marchbanks",  "Netherby",  "Ostrander",
                         "Pellworm",  "Quayle",    "Ravensworth", "Skelton",   "Thornbury",
                         "Underhay",  "Vosper",    "Wetherell",   "Yarrowby"};
inline Words const kPlaces{"Brannock",  "Calder Bay",   "Dunwick",     "Eastmarch",   "Fallow Ness",
                           "Garsdale",  "Hobart Sands", "Inverley",    "Kestrel Bay", "Lambourne",
                           "Millhaugh", "Northwold",    "Ottergate",   "Port Ellery", "Quarndon",
                           "Ramsholt",  "Saltmarsh",    "Tarn Hollow", "Upperthorpe", "Wexcombe"};
inline Words const kBodies{
    "the Harbour Board",       "the Ottergate Council",   "the Tidewater Company",
    "the Northern Rail Trust", "the Wool Growers' Union", "the Larkhill Hospital",
    "the Coast Guard",         "the Finance Ministry",    "the Provincial Court",
    "the Fisheries Office",    "the Water Authority",     "the Heritage Fund",
    "the Teachers' League",    "the Grain Exchange"};
inline Words const kThings{
    "bridge",     "ferry",      "quota",   "budget",   "tunnel",      "library",  "orchard",
    "reservoir",  "pension",    "vaccine", "turbine",  "election",    "railway",  "museum",
    "harvest",    "strike",     "treaty",  "dredger",  "mortgage",    "archive",  "stadium",
    "glacier",    "tariff",     "clinic",  "levy",     "satellite",   "cannery",  "charter",
    "embankment", "festival",   "furnace", "garrison", "hatchery",    "inquest",  "jetty",
    "kiln",       "lighthouse", "merger",  "nursery",  "observatory", "pipeline", "quarry",
    "refinery",   "sawmill",    "tannery", "viaduct",  "warehouse",   "auction"};
inline Words const kVerbs{"approved",  "delayed",    "abandoned", "inspected", "questioned",
                          "financed",  "criticised", "repaired",  "surveyed",  "welcomed",
                          "postponed", "rejected",   "expanded",  "defended",  "measured",
                          "reopened",  "audited",    "insured",   "replaced",  "condemned",
                          "purchased", "promised",   "described", "cleared"};
inline Words const kQualities{"costly",     "overdue", "modest",    "disputed", "ageing",
                              "northern",   "private", "temporary", "historic", "remote",
                              "unfinished", "coastal", "generous",  "narrow",   "reliable",
                              "empty",      "crowded", "wooden",    "electric", "municipal",
                              "foreign",    "quiet",   "damaged",   "popular"};
inline Words const kTimes{"in the spring",   "before the winter",  "last month",
                          "on Tuesday",      "after the holidays", "within a year",
                          "at the weekend",  "by midsummer",       "on Thursday evening",
                          "since the flood", "for a decade",       "this week"};
inline Words const kQuotes{
    "“We counted every one of them twice and the sum did not change,” {P} said.",
    "“Nobody asked the people who open the gates at five in the morning,” {P} said.",
    "“It is cheaper to mend a roof than to dry a house,” said {P} of {B}.",
    "“I would sooner sell the boat than sign that paper,” {P} told reporters.",
    "“The figures are honest, and that is why they look so bad,” said {P}.",
    "“My grandfather laid those stones and I mean to walk on them,” {P} said.",
    "“There was a plan, then a better plan, and now there is a hole,” {P} said.",
    "“You cannot eat a promise, however well it is printed,” said {P}."};

// {P} person, {C} place, {B} body, {T} thing, {V} verb, {Q} quality, {W} time, {N} number
inline Words const kSentences{
    "{B} {V} the {Q} {T} in {C} {W}.",
    "A {Q} {T} near {C} was {V} {W}, {P} said.",
    "{P}, who runs the {T} for {B}, {V} a {Q} {T} {W}.",
    "About {N} people in {C} depend on the {T}, and {N} of them {V} the {Q} proposal.",
    "The {T} cost {N} crowns when {B} {V} it {W}.",
    "Plans for a {Q} {T} were {V} after {P} visited {C}.",
    "{B} has {N} members, most of them in {C}, and owns a {Q} {T}.",
    "According to {P}, the {Q} {T} could be {V} {W} if {B} agrees.",
    "Engineers {V} {N} metres of the {T} between {C} and {C} {W}.",
    "Neither {B} nor {P} would say who {V} the {T}.",
    "The dispute over the {Q} {T} began {W} when {B} {V} the older {T}.",
    "Shopkeepers in {C} {V} the {T}, which draws {N} visitors a season.",
    "{P} {V} the report and called the {T} {Q}.",
    "A second {T}, {Q} and {V} by few, stands in {C}.",
    "By {N} votes to {N}, {B} {V} the {T} {W}.",
    "Residents of {C} {V} {P} over the {Q} {T}.",
    "The {T} in {C} will close for {N} days while the {T} is {V}.",
    "What {B} {V} {W} was a {Q} {T} with {N} rooms.",
    "Insurers put the damage to the {T} at {N} crowns; {P} {V} that figure.",
    "{C} has had a {T} since {N}, and {B} {V} it twice.",
    "The {Q} {T} that {P} {V} is older than the {T} of {C}.",
    "Critics of {B} {V} the {Q} cost, some {N} crowns a year."};

inline Words const kTitles{"{B} {V} {Q} {T}", "{C} {T} {V} {W}", "{P} and the {Q} {T} of {C}",
                           "{N} in {C} wait for {T}", "Why {C} {V} its {T}"};

// Reports that an office issues again and again; only places and numbers change.
inline Words const kTemplates{
    "Weather for {C}|{C} will be mostly cloudy with sunny spells in the afternoon, the weather "
    "office said. The high will be {n} degrees and the low {n} degrees.\n\nWinds from the west "
    "will reach {n} kilometres an hour along the coast, with waves of {n} metres. The chance of "
    "rain is {n} percent in the morning and {n} percent in the evening.\n\nFine dust will stay at "
    "a moderate level of {n} micrograms. Drivers should mind fog below {n} metres of visibility "
    "inland before sunrise. Tomorrow will bring a high of {n} degrees.",
    "Shares close in {C}|The {C} exchange closed at {n} points, a change of {n} points from the "
    "previous session. Turnover came to {n} million crowns, with {n} shares rising and {n} "
    "falling.\n\nThe bank index ended at {n} points and the shipping index at {n} points. Foreign "
    "investors bought {n} million crowns of shares while institutions sold {n} million.\n\nThe "
    "crown traded at {n} to the dollar. The yield on the ten-year bond stood at {n} basis points, "
    "dealers said.",
    "{B} quarterly results|Shr {n} cts vs {n} cts. Net {n} vs {n}. Revs {n} mln vs {n} mln. Nine "
    "months shr {n} cts vs {n} cts. Net {n} vs {n}. Revs {n} mln vs {n} mln. Avg shrs {n} vs {n}. "
    "Note: results include a gain of {n} from the sale of securities and a charge of {n} for the "
    "closing of operations at {C}.",
    "League report from {C}|{C} met {C} before {n} spectators on Saturday. {P} scored in minute "
    "{n} and {P} replied in minute {n} after the break.\n\nThe visitors had {n} shots on goal and "
    "the hosts {n}. The referee showed {n} yellow cards. The hosts stay in place {n} of the table "
    "with {n} points; the visitors have {n} points after {n} matches.",
    "Minutes of {B}|The monthly meeting was opened at {n} with {n} members present. The minutes "
    "of the previous meeting were read and adopted. Correspondence numbered {n} items.\n\nThe "
    "treasurer reported a balance of {n} crowns after payments of {n} crowns. Permits were granted "
    "to {n} applicants, and {n} applications were deferred. The meeting was closed at {n}."};

// Two or three lines that appear with other particulars every day.
inline Words const kShort{"{B} closes at noon today because of an inspection of the {T} in {C}.",
                          "Police in {C} arrested {n} people after a {T} was {V} on Tuesday night.",
                          "The ferry to {C} leaves {n} minutes late today, {B} said.",
                          "{P} has been named head of {B} from {n} May.",
                          "A fire at a {T} in {C} was put out after {n} hours; nobody was hurt."};

inline Words const kCorrections{
    "Correction: An article on Tuesday about the {T} misstated the number of people in {C} who "
    "depend on it. It is {N}, not {n}. The article has been corrected.",
    "Because of an editing error, a report on {B} gave the wrong name for its chairman. He is {P}. "
    "The report also misstated the cost of the {T}; it is {N} crowns."};

}  // namespace backfile::tests::stock
