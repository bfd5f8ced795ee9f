package dev.cutover.engine.context;

import dev.cutover.model.AnswerWord;
import dev.cutover.model.Work;
import dev.cutover.run.AnswerNeeds;
import dev.cutover.run.AttemptNote;
import dev.cutover.run.Decision;
import dev.cutover.run.Question;
import dev.cutover.run.TaskProgress;
import dev.cutover.run.TaskReport;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.QuestionLedger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What people report of tasks: items of a checklist, that work is in progress or blocked, and when it began and ended.
 * Only the word {@code done} without an item ends a task. Not thread-safe: it reads the run's state.
 */
public final class TaskReports {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

    private final StepContext stepContext;

    public TaskReports(StepContext stepContext) {
        this.stepContext = stepContext;
    }

    /** Whether the question stays open after the answer. */
    public static boolean leavesOpen(Decision decision) {
        return decision.word().filter(AnswerWord::isProgress).isPresent() || ofItems(decision);
    }

    private static boolean ofItems(Decision decision) {
        return !decision.report().map(TaskReport::items).orElse(List.of()).isEmpty();
    }

    /** Why a report does not fit its question; empty if it does. */
    public Optional<String> objection(Question question, String choice, TaskReport report) {
        boolean task = question.kind() == Question.Kind.TASK;
        boolean plain = report.items().isEmpty()
                && report.began().isEmpty()
                && report.ended().isEmpty();
        if (!AnswerNeeds.isReport(question.kind()) || (!task && !plain)) {
            return Optional.of("items, times and other people are for tasks, and the question at '" + question.step()
                    + "' is about something else");
        }
        return report.items().isEmpty() ? times(question, choice, report) : items(question, choice, report);
    }

    private Optional<String> items(Question question, String choice, TaskReport report) {
        int size = checklist(question).size();
        if (size == 0) {
            return Optional.of("'" + question.step() + "' has no checklist");
        }
        if (report.items().stream().anyMatch(item -> item < 1 || item > size)) {
            return Optional.of("the checklist of '" + question.step() + "' has items 1 to " + size);
        }
        if (!AnswerWord.DONE.is(choice) && !AnswerWord.NOT_DONE.is(choice)) {
            return Optional.of("an item is done or not-done; the whole task is " + choice);
        }
        return report.began().isPresent() || report.ended().isPresent()
                ? Optional.of("begin and end are those of the whole task: say them without an item")
                : Optional.empty();
    }

    private Optional<String> times(Question question, String choice, TaskReport report) {
        var now = stepContext.now();
        if (report.began().filter(now::isBefore).isPresent()
                || report.ended().filter(now::isBefore).isPresent()) {
            return Optional.of(
                    "it is " + CLOCK.format(now) + " in this run, and work cannot begin or end in the future");
        }
        if (report.ended().isEmpty()) {
            return Optional.empty();
        }
        if (AnswerWord.of(choice).filter(AnswerWord::isProgress).isPresent()) {
            return Optional.of("work that is " + choice + " has not ended");
        }
        var entry = stepContext.state().steps().of(question.step());
        var began = report.began().or(() -> Optional.ofNullable(entry.began()));
        return began.filter(from -> !from.isBefore(report.ended().orElseThrow()))
                .map(from -> "work ends after it has begun, at " + CLOCK.format(from)
                        + (report.began().isEmpty() ? "; say when it really began" : ""));
    }

    /** The checklist of the task that a question is about; empty if it has none. */
    private List<String> checklist(Question question) {
        return stepContext
                .find(question.step())
                .map(step -> step.work() instanceof Work.Task task ? task.checklist() : List.<String>of())
                .orElse(List.of());
    }

    /**
     * Whether the report changes nothing: these items are as it says, or the task is in progress anyway, or blocked by
     * what this person has said already.
     */
    public static boolean isKnown(QuestionLedger.Entry entry, Decision decision) {
        var progress = entry.task();
        if (ofItems(decision)) {
            boolean done = decision.hasChoice(AnswerWord.DONE);
            return decision.report().orElseThrow().items().stream().allMatch(item -> progress.isTicked(item) == done);
        }
        boolean same = decision.hasChoice(AnswerWord.IN_PROGRESS)
                ? progress.state().equals(Optional.of(AnswerWord.IN_PROGRESS))
                : decision.hasChoice(AnswerWord.BLOCKED) && progress.isBlocked() && isLast(progress, decision);
        return same && decision.report().flatMap(TaskReport::began).isEmpty();
    }

    private static boolean isLast(TaskProgress progress, Decision decision) {
        return progress.last()
                .filter(last ->
                        last.owner().equals(decision.owner()) && last.reason().equals(decision.reason()))
                .isPresent();
    }

    /** What is recorded of an answer: the times first, so that no crash leaves a task done without them. */
    public List<Fact> facts(QuestionLedger.Entry entry, Decision decision) {
        var facts = new ArrayList<Fact>();
        decision.report()
                .filter(own -> own.began().isPresent() || own.ended().isPresent())
                .ifPresent(own -> facts.add(actual(entry.question(), own)));
        facts.add(leavesOpen(decision) ? new PeopleFact.Reported(decision) : new PeopleFact.Decided(decision));
        if (decision.hasChoice(AnswerWord.BLOCKED) && leavesOpen(decision)) {
            toTheCommander(entry).ifPresent(facts::add);
        }
        return facts;
    }

    private Fact actual(Question question, TaskReport report) {
        var before = stepContext.state().steps().of(question.step()).note(AttemptNote.ActualTimes.class);
        var times = new AttemptNote.ActualTimes(
                report.began().or(() -> before.flatMap(AttemptNote.ActualTimes::began)),
                report.ended().or(() -> before.flatMap(AttemptNote.ActualTimes::ended)));
        return new StepFact.StepNote(question.step(), question.attempt(), times);
    }

    /** An obstacle is the commander's business at once, and not when nobody has answered for a while. */
    private Optional<Fact> toTheCommander(QuestionLedger.Entry entry) {
        var rung = stepContext.ladder().blocked(entry.question());
        if (rung.to().isEmpty()) {
            return Optional.empty();
        }
        int times = entry.task().timesBlocked() + 1;
        return Optional.of(new PeopleFact.Escalated(
                entry.question().id(),
                rung.name() + (times == 1 ? "" : "-" + times),
                Duration.between(entry.asked(), stepContext.now()),
                rung.to(),
                rung.via().map(Object::toString).orElse("")));
    }

    /** What an answer has come to, for whoever gave it. */
    public String reply(QuestionLedger.Entry entry, Decision decision) {
        var question = entry.question();
        if (!leavesOpen(decision)) {
            return left(entry, decision);
        }
        if (!ofItems(decision)) {
            boolean blocked = decision.hasChoice(AnswerWord.BLOCKED);
            return question.step() + " is " + decision.choice()
                    + (blocked ? "; its role and the commander are told; say in-progress when it goes on" : "");
        }
        var after = entry.task().with(decision, Instant.EPOCH);
        int size = checklist(question).size();
        int done = size - after.open(size).length;
        return question.step() + ": " + done + " of " + size + " items done"
                + (done == size ? "; say done when the task is" : "");
    }

    /** Whoever says done answers for the whole of it: what nobody has ticked is said, and does not stand in the way. */
    private String left(QuestionLedger.Entry entry, Decision decision) {
        String said = decision.who() + " says " + decision.choice() + " at "
                + entry.question().step();
        int size = checklist(entry.question()).size();
        int[] open = entry.task().open(size);
        boolean some = decision.hasChoice(AnswerWord.DONE) && open.length > 0 && open.length < size;
        return some
                ? said + "; nobody has ticked "
                        + IntStream.of(open).mapToObj(String::valueOf).collect(Collectors.joining(", "))
                : said;
    }
}
