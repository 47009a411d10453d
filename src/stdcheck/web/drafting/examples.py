"""One example for every step of the method, from the sector that the standard is written for."""

from typing import NamedTuple

from stdcheck.domain.messages import Message, message

SECTORS: dict[str, Message] = {
    "metro": message("Metro and transport"),
    "hotel": message("Hotel"),
    "bank": message("Bank"),
    "call centre": message("Call centre"),
    "health care": message("Health care"),
    "retail": message("Shops"),
    "public service": message("Public service"),
    "cross-sector": message("Any sector"),
}
"""The sectors to choose from, as files name them; others can be typed in."""


class Worded(NamedTuple):
    """The five elements of a measurable standard, without a full stop."""

    what: Message
    who: Message
    when: Message
    how: Message
    check: Message


class Examples(NamedTuple):
    """The four steps of one small piece of a standard."""

    sequence: Message
    steps: Message
    factors: Message
    worded: Worded

    @property
    def criteria(self) -> Message:
        """Return the measurable standard in one go."""
        return message("{what}. Who: {who}. When: {when}. How: {how}. Check: {check}.", **self.worded._asdict())


_ANY = Examples(
    message("Arriving → being noticed → saying what one needs → getting it → leaving → complaining, if need be"),
    message("Being noticed: coming in → seeing where to go → being greeted → waiting one's turn"),
    message(
        "Waiting one's turn: one knows how long it will take (procedural, timely); "
        "a look says “I have seen you” (personal, attention)"
    ),
    Worded(
        message("Nine in ten customers are greeted within 2 minutes of coming in"),
        message("The nearest employee"),
        message("Opening hours"),
        message("Looks up, greets, says who will help"),
        message("Time 20 customers from the door to the greeting"),
    ),
)
_BY_SECTOR = {
    "metro": Examples(
        message(
            "Information before the trip → entering → ticket → security check → gate → platform → train → transfer → "
            "exit → help and complaints"
        ),
        message("Ticket: finding the window → queueing → saying where one goes → paying → taking ticket and change"),
        message(
            "Queueing: the wait is short (procedural, timely); the clerk sees who stands there with a pram or a stick "
            "(personal, attention)"
        ),
        Worded(
            message("Nine in ten passengers reach the window within 5 minutes"),
            message("Shift leader"),
            message("07:00 to 09:30"),
            message("Opens another window when more than 8 wait"),
            message("Time 20 passengers from joining the queue"),
        ),
    ),
    "hotel": Examples(
        message("Booking → arriving → checking in → the room → the stay → checking out → when something goes wrong"),
        message("Checking in: being greeted → identification → room and key → finding the way to the room"),
        message(
            "Room and key: the room that was booked is ready (procedural, accurate); the guest is called by name "
            "(personal, attention)"
        ),
        Worded(
            message("Nineteen in twenty guests who come after 15:00 get the key of a ready room at once"),
            message("Front desk"),
            message("15:00 to 23:00"),
            message("Holds two ready rooms of each kind"),
            message("Compare 20 arrivals with the room list"),
        ),
    ),
    "bank": Examples(
        message("Coming in → taking a number → waiting → at the counter → leaving → coming back with a question"),
        message("At the counter: being called → saying what one wants → documents → signature → receipt"),
        message(
            "Documents: what is missing is said once and completely (procedural, accurate); a customer at closing time "
            "is not sent away (personal, attention)"
        ),
        Worded(
            message("Nine in ten customers with missing documents get the whole list in writing"),
            message("The clerk"),
            message("Before the customer leaves the counter"),
            message("Ticks the printed list"),
            message("Ask 10 customers at the door for the list"),
        ),
    ),
    "call centre": Examples(
        message("Looking up the number → calling → waiting → speaking to somebody → the solution → afterwards"),
        message("Speaking to somebody: greeting → listening → repeating the matter → saying what comes next"),
        message(
            "Repeating the matter: the caller hears that it was understood (personal, attention); the case number is "
            "given (procedural, standardised)"
        ),
        Worded(
            message("In nine of ten calls the agent repeats the matter in own words before offering a solution"),
            message("Agent"),
            message("Every call with a request"),
            message("One sentence, then asks “is that right?”"),
            message("Hear 20 recordings"),
        ),
    ),
}


def examples(sector: str | None) -> Examples:
    """Return the examples of a sector; those of any service where it has none of its own."""
    return _BY_SECTOR.get((sector or "").strip().lower(), _ANY)
