package dev.cutover.engine.operator;

import dev.cutover.model.AnswerWord;
import dev.cutover.model.Approval;
import dev.cutover.model.Authority;
import dev.cutover.model.Permission;
import dev.cutover.model.RoleId;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.run.Question;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.run.ledger.RunState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who may say what to a question: the engine refuses everybody else, and whoever offers people to choose from offers
 * nobody else. Not thread-safe: it reads the run's state.
 */
public final class AnswerPermissions {
    private final Runbook runbook;
    private final RunState state;

    /** In a run, with its amended runbook. */
    public AnswerPermissions(Runbook runbook, RunState state) {
        this.runbook = runbook;
        this.state = state;
    }

    /** The people whose answer would count now, each with the capacity in which it would; those asked first. */
    public Map<String, Capacities.Voice> people(QuestionLedger.Entry entry, Question.Option option) {
        var question = entry.question();
        var capacities = new Capacities(runbook);
        var authority = Authority.of(runbook);
        var people = new LinkedHashMap<String, Capacities.Voice>();
        Stream.concat(
                        question.of().stream().flatMap(role -> authority.people(role).stream()),
                        entry.standIns().stream().map(one -> one.person()))
                .distinct()
                .filter(person -> !isOwnRun(question, option, person) && !isSecondRole(question, option, person))
                .forEach(person -> capacities.of(entry, person).stream()
                        .filter(voice -> may(voice.power(), question, option))
                        .findFirst()
                        .ifPresent(voice -> people.put(person, voice)));
        return people;
    }

    /** Whether the person started the run and the gate does not count the initiator's go. */
    public boolean isOwnRun(Question question, Question.Option option, String person) {
        boolean go = question.kind() == Question.Kind.APPROVE && !isNo(option);
        return go
                && person.equals(state.created().initiator())
                && gate(question).flatMap(Work.Gate::approve).stream().noneMatch(Approval::initiatorCounts);
    }

    /** Rollback, abort and override need the permission; every other answer needs only the role. */
    public boolean may(RoleId role, Question question, Question.Option option) {
        if (option.is(AnswerWord.OVERRIDE) && !isNamedToOverride(role, question)) {
            return false;
        }
        var needs = option.word().map(AnswerWord::needs).orElse(Permission.GO);
        boolean guarded = switch (needs) {
            case OVERRIDE, ROLLBACK, ABORT -> question.kind() != Question.Kind.DECIDE;
            default -> question.kind() == Question.Kind.APPROVE;
        };
        return !guarded || Authority.of(runbook).may(role, needs);
    }

    /**
     * Whether two people are required, and this one has approved the same in another role; a no may be given in every
     * role.
     */
    public boolean isSecondRole(Question question, Question.Option option, String person) {
        boolean fourEyes = question.kind() == Question.Kind.APPROVE || question.kind() == Question.Kind.COMMIT;
        return fourEyes
                && !isNo(option)
                && state.questions().ofStep(question.step(), question.attempt()).stream()
                        .filter(entry -> entry.question().kind() == question.kind())
                        .filter(entry -> !entry.question().id().equals(question.id()) && entry.lapsed() == null)
                        .anyMatch(entry -> {
                            var answer = entry.answer();
                            return answer != null && answer.decision().owner().equals(person);
                        });
    }

    private static boolean isNo(Question.Option option) {
        return option.word().filter(AnswerWord::isNo).isPresent();
    }

    /** A gate may name the roles that may override it; then no other role may. */
    private boolean isNamedToOverride(RoleId role, Question question) {
        var named = gate(question).map(Work.Gate::overrideBy).orElse(Set.of());
        return named.isEmpty() || named.contains(role);
    }

    private Optional<Work.Gate> gate(Question question) {
        var written = question.step().asWritten();
        return runbook.allSteps()
                .filter(step -> step.id().equals(written))
                .map(Step::work)
                .filter(Work.Gate.class::isInstance)
                .map(Work.Gate.class::cast)
                .findFirst();
    }
}
