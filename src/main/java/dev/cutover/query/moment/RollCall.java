package dev.cutover.query.moment;

import dev.cutover.model.Authority;
import dev.cutover.model.RoleId;
import dev.cutover.model.Runbook;
import dev.cutover.model.StepId;
import dev.cutover.model.Work;
import dev.cutover.plan.EscalationLadder;
import dev.cutover.run.Question;
import dev.cutover.run.StepState;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.run.ledger.RunState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Who is waited for: at a gate everybody who has a say there, whether they have spoken or not; elsewhere those to whom
 * a question is put. Not thread-safe, as the state that it reads is not.
 */
public final class RollCall {
    private final Runbook runbook;
    private final RunState state;
    private final EscalationLadder escalationLadder;

    /**
     * Of one run.
     *
     * @param runbook with the run's amendments
     */
    public RollCall(Runbook runbook, RunState state) {
        this.runbook = runbook;
        this.state = state;
        this.escalationLadder = new EscalationLadder(runbook);
    }

    /**
     * One line of the roll call.
     *
     * @param people who may answer, stand-ins included; the names of the roles where they name nobody
     * @param since when it was asked, or answered
     * @param given the answer that counts; empty while it is missing
     * @param lapsed the answer that was given to this before, and no longer counts
     */
    public record Call(
            Question question,
            List<String> people,
            Instant since,
            Optional<Given> given,
            Optional<Lapse> lapsed,
            Optional<Next> next) {

        public boolean isMissing() {
            return given.isEmpty();
        }

        public StepId step() {
            return question.step();
        }
    }

    /**
     * An answer that counts.
     *
     * @param until when it lapses; empty if it does not by time
     */
    public record Given(String by, String choice, Optional<Instant> until) {}

    /** An answer that no longer counts, and why. */
    public record Lapse(String by, String why) {}

    /** To whom a question goes next if nobody answers, and when. */
    public record Next(String rung, List<String> people, Instant at) {}

    /** The missing first, each group in the order in which it was asked; nobody once the run has ended. */
    public List<Call> calls() {
        if (state.ended().isPresent()) {
            return List.of();
        }
        var all = new ArrayList<Call>();
        var steps = new LinkedHashSet<StepId>();
        state.questions().open().forEach(entry -> steps.add(entry.question().step()));
        steps.forEach(step -> all.addAll(ofStep(step)));
        var sorted = new ArrayList<>(all.stream().filter(Call::isMissing).toList());
        all.stream().filter(call -> !call.isMissing()).forEach(sorted::add);
        return sorted;
    }

    /** What was asked again counts once: the newest question, with the answer to the one before it. */
    private List<Call> ofStep(StepId step) {
        int attempt = state.steps().of(step).attempt();
        boolean isGate = gate(step).isPresent() && state.steps().of(step).state() == StepState.STARTED;
        var chains = new LinkedHashMap<String, List<QuestionLedger.Entry>>();
        state.questions().ofStep(step).stream()
                .filter(entry -> entry.isOpen() || (isGate && entry.question().attempt() == attempt))
                .forEach(entry -> chains.computeIfAbsent(key(entry.question()), key -> new ArrayList<>())
                        .add(entry));
        return chains.values().stream().flatMap(chain -> call(chain).stream()).toList();
    }

    private static String key(Question question) {
        return question.kind() + " " + question.of() + " " + question.ask();
    }

    private Optional<Call> call(List<QuestionLedger.Entry> chain) {
        var last = chain.get(chain.size() - 1);
        var answer = last.answer();
        if (!last.isOpen() && (answer == null || last.lapsed() != null)) {
            return Optional.empty();
        }
        var question = last.question();
        var given = Optional.ofNullable(answer)
                .map(dated -> new Given(
                        dated.decision().owner(),
                        dated.decision().choice(),
                        gate(question.step())
                                .flatMap(Work.Gate::expires)
                                .map(valid -> dated.at().plus(valid))));
        var lapsed = chain.stream()
                .filter(entry -> entry.answer() != null && entry.lapsed() != null)
                .reduce((first, second) -> second)
                .filter(entry -> last.isOpen())
                .map(entry -> new Lapse(
                        Objects.requireNonNull(entry.answer()).decision().owner(),
                        Objects.requireNonNull(entry.lapsed())));
        return Optional.of(new Call(
                question,
                people(last),
                answer == null ? last.asked() : answer.at(),
                given,
                lapsed,
                answer == null ? next(last) : Optional.empty()));
    }

    private Optional<Work.Gate> gate(StepId id) {
        return runbook.steps()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .map(step -> step.work())
                .filter(Work.Gate.class::isInstance)
                .map(Work.Gate.class::cast);
    }

    private List<String> people(QuestionLedger.Entry entry) {
        var people = new LinkedHashSet<String>();
        entry.question()
                .of()
                .forEach(role -> people.addAll(Authority.of(runbook).people(role)));
        if (people.isEmpty()) {
            entry.question().of().stream().map(RoleId::value).forEach(people::add);
        }
        entry.standIns().forEach(one -> people.add(one.person()));
        return List.copyOf(people);
    }

    private Optional<Next> next(QuestionLedger.Entry entry) {
        return escalationLadder.of(entry.question()).stream()
                .filter(rung ->
                        entry.escalated().stream().noneMatch(done -> done.rung().equals(rung.name())))
                .findFirst()
                .map(rung -> new Next(
                        rung.name(),
                        rung.to().stream().map(one -> one.person()).toList(),
                        entry.asked().plus(rung.after())));
    }
}
