"""The sentences of the checklist in the browser; gaps stay open and are filled there."""

from stdcheck.language import Translator


def component_words(t: Translator) -> dict[str, str]:
    """Return every sentence by the name that the scripts know it by."""
    return {
        **_saving(t),
        **_answering(t),
        **_review(t),
        "answered": t("{n} of {all} answered"),
        "progress": t("Progress"),
        "score": t("Score {score}"),
        "critical_missed": t("Critical not met"),
        "stages": t("Stages"),
        "review": t("Review and submit"),
        "next_stage": t("Next: {stage}"),
        "to_review": t("Review and submit"),
    }


def _saving(t: Translator) -> dict[str, str]:
    return {
        "saved_at_once": t("Every answer is saved at once"),
        "saved": t("saved {time}"),
        "saving": t("saving …"),
        "waits_here": t("waits for the connection"),
        "waiting_one": t("One answer waits for the connection"),
        "waiting_many": t("{n} answers wait for the connection"),
        "no_connection": t("No connection; go on, nothing is lost"),
        "kept_here": t("What you answered is kept on this device."),
        "keeps_nothing": t("This browser keeps nothing: stay connected until every answer is saved."),
        "needs_you": t("Please decide"),
        "refused": t("This answer could not be saved."),
        "conflict": t("Somebody else answered this meanwhile. Which answer holds?"),
        "on_record": t("On record, saved {time}"),
        "on_record_empty": t("On record"),
        "yours": t("Yours"),
        "keep_theirs": t("Keep the one on record"),
        "use_mine": t("Use mine"),
        "decide_first": t("Some answers need your decision first. They are marked in the stages."),
    }


def _answering(t: Translator) -> dict[str, str]:
    return {
        "critical": t("Critical"),
        "how_to_check": t("How to check"),
        "not_applicable": t("Not applicable"),
        "not_observed": t("Not observed"),
        "not_applicable_reason": t("Why does it not apply here?"),
        "not_observed_reason": t("Why could it not be seen? (if you like)"),
        "reason_needed": t("saved once the reason is there"),
        "note": t("Note"),
        "clear": t("Clear"),
        "unanswered": t("No answer"),
        "of": t("{kept} of {observed}"),
        "not_a_number": t("Write a number, such as 5 or 0.5."),
        "within": t("Within the bounds"),
        "outside": t("Outside the bounds"),
        "share_mode": t("How to enter"),
        "share_values": t("One by one"),
        "share_counts": t("As counts"),
        "kept": t("Complied"),
        "missed": t("Did not"),
        "one_more": t("{label}: one more"),
        "one_less": t("{label}: one less"),
        "running": t("{kept} of {observed}, {percent}, target {target}%"),
        "running_limit": t("{kept} of {observed} with {limit}: {percent}, target {target}%"),
        "running_mean": t("{n} values, mean {mean} {unit}"),
        "observed_of_plan": t("{n} of {plan} observed"),
        "next_value": t("Next value"),
        "add": t("Add"),
        "values": t("Values"),
        "remove_value": t("Remove {value}"),
    }


def _review(t: Translator) -> dict[str, str]:
    return {
        "choose": t("Choose"),
        "inspector": t("Inspector"),
        "method": t("Method (optional)"),
        "observed_at": t("Observed at"),
        "missing_title": t("Still missing"),
        "missing_one": t("One item has no answer"),
        "missing_many": t("{n} items have no answer"),
        "missing_meaning": t("They count against coverage. Tap one to answer it."),
        "nothing_missing": t("Every item has an answer"),
        "fewer_title": t("Fewer observations than planned"),
        "fewer_meaning": t("You may submit with fewer; the result is then less certain."),
        "score_so_far": t("Score so far"),
        "coverage": t("Coverage {coverage}"),
        "submit": t("Submit"),
        "submit_without_one": t(
            "One of {all} items is not answered; what is missing does not count. Submit all the same?"
        ),
        "submit_without_many": t(
            "{n} of {all} items are not answered; what is missing does not count. Submit all the same?"
        ),
        "submit_incomplete": t("Submit all the same"),
        "back_to_missing": t("Back to what is missing"),
        "submitting": t("Submitting …"),
        "submit_meaning": t("After that the audit counts in the results. You can reopen it with a reason."),
        "wait_for_connection": t("There is no connection. Your answers are kept here; submit again when it is back."),
    }
