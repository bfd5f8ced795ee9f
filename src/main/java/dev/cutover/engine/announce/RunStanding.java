package dev.cutover.engine.announce;

import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.step.PeopleLimit;
import dev.cutover.model.Verdict;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.CriteriaBoard;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.run.ledger.RunState;
import dev.cutover.words.DisplayNames;
import dev.cutover.words.Durations;
import dev.cutover.words.EventWords;
import dev.cutover.words.Phrases;
import dev.cutover.words.RollbackClockWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a run stands: who is asked, what is red, its rollbacks, its end.
 *
 * @param status the run's state as people read it
 * @param asked the open questions
 * @param rollbacks the rollbacks, with how far each is
 * @param red which criteria are red, and where; not by how much: a value changes with every reading
 * @param signs how many guards were broken, and triggers have fired
 */
record RunStanding(String status, List<String> asked, List<String> rollbacks, Set<CriteriaBoard.Key> red, int signs) {
    private static final int MOST = 5;

    /** What has to be the same for the message to stay as it is. */
    static RunStanding of(StepContext stepContext) {
        var state = stepContext.state();
        return new RunStanding(
                state.status().text(),
                state.questions().open().stream()
                        .map(entry ->
                                entry.question().id() + " " + entry.escalated().size())
                        .toList(),
                state.rollbacks().all().stream()
                        .map(one ->
                                one.number() + (one.isOpen() ? " open" : "") + (one.restored() == null ? "" : " back"))
                        .toList(),
                red(state).stream()
                        .map(reading -> new CriteriaBoard.Key(
                                reading.sample().criterion(), reading.sample().segment()))
                        .collect(Collectors.toSet()),
                state.breaches().size());
    }

    /** The lines of the message, the most pressing first. */
    static List<String> lines(StepContext stepContext) {
        var state = stepContext.state();
        var names = new DisplayNames(stepContext.runbook());
        var lines = new ArrayList<String>();
        state.ended().ifPresent(end -> lines.addAll(end(end)));
        asked(stepContext, names, lines);
        red(stepContext, names, lines);
        state.rollbacks().all().forEach(rollback -> lines.add(rollback(rollback, names)));
        if (lines.isEmpty()) {
            lines.add("Nothing is asked, nothing is red.");
        }
        lines.add("As of " + Durations.time(stepContext.now()));
        return lines;
    }

    private static List<String> end(RunFact.Ended end) {
        var lines = new ArrayList<String>();
        lines.add(Phrases.ending(end.ending()) + Phrases.why(end.why()));
        end.exceptions().stream().limit(MOST).forEach(exception -> lines.add("Left: " + exception));
        more(end.exceptions().size(), lines);
        return lines;
    }

    private static void asked(StepContext stepContext, DisplayNames names, List<String> lines) {
        var open = stepContext.state().questions().open();
        open.stream().limit(MOST).forEach(entry -> {
            var question = entry.question();
            String also = entry.standIns().isEmpty() ? "" : ", also " + DisplayNames.standIns(entry.standIns());
            String until = PeopleLimit.until(question, stepContext)
                    .map(at -> ", until " + Durations.time(at))
                    .orElse("");
            lines.add("Asked since " + Durations.time(entry.asked()) + until + ": " + names.roles(question.of()) + also
                    + ": " + question.ask());
        });
        more(open.size(), lines);
    }

    private static void red(StepContext stepContext, DisplayNames names, List<String> lines) {
        var words = new EventWords(names);
        var red = red(stepContext.state());
        red.stream()
                .limit(MOST)
                .forEach(reading -> lines.add("Red: " + reading.sample().criterion() + " of "
                        + names.segment(reading.sample().segment()) + ": " + words.sample(reading.sample()) + " ("
                        + Durations.time(reading.at()) + ")"));
        more(red.size(), lines);
    }

    /** Of a run that goes on: what was red at its end is in its report. */
    private static List<CriteriaBoard.Reading> red(RunState state) {
        return state.ended().isPresent()
                ? List.of()
                : state.criteria().all().values().stream()
                        .filter(reading -> reading.sample().verdict() == Verdict.RED)
                        .toList();
    }

    private static void more(int all, List<String> lines) {
        if (all > MOST) {
            lines.add("and " + (all - MOST) + " more");
        }
    }

    private static String rollback(RollbackLedger.Entry rollback, DisplayNames names) {
        String how = rollback.isTakenOver()
                ? "taken over by rollback " + rollback.takenOverBy()
                : rollback.isOpen()
                        ? rollback.restored() == null ? "UNDER WAY" : "the traffic is back, undoing the rest"
                        : "over";
        return "Rollback " + rollback.number() + " of " + names.scope(rollback.scope()) + ": " + how + "; "
                + RollbackClockWords.line(rollback.clock());
    }
}
