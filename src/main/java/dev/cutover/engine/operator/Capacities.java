package dev.cutover.engine.operator;

import dev.cutover.model.Authority;
import dev.cutover.model.Permission;
import dev.cutover.model.RoleId;
import dev.cutover.model.Runbook;
import dev.cutover.model.StepId;
import dev.cutover.run.AnswerNeeds;
import dev.cutover.run.Question;
import dev.cutover.run.TaskReport;
import dev.cutover.run.fact.PeopleFact.StandIn;
import dev.cutover.run.ledger.QuestionLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The capacities in which people may answer a question: their own role, or a role that has not answered in time.
 * Immutable.
 */
public final class Capacities {
    private static final String DEPUTY = "deputy";

    private final Authority authority;

    /** In a run, with its amended runbook. */
    public Capacities(Runbook runbook) {
        this.authority = Authority.of(runbook);
    }

    /**
     * One capacity of a person.
     *
     * @param role the role that was asked and whose answer it is
     * @param power the role whose permissions count: a deputy has those of the role, a stand-in role has its own
     * @param standIn {@code deputy}, a role, or empty for a person of the role that was asked
     */
    public record Voice(RoleId role, RoleId power, String standIn) {
        private static Voice of(StandIn one) {
            boolean deputy = one.as().equals(DEPUTY);
            return new Voice(one.role(), deputy ? one.role() : new RoleId(one.as()), one.as());
        }
    }

    /** Those of whoever answers: as themselves, or on behalf of somebody else whom the question is put to. */
    public List<Voice> of(QuestionLedger.Entry entry, Answer answer) {
        String other = insteadOf(answer.report());
        if (other.isEmpty()) {
            return of(entry, answer.as());
        }
        var lead = lead(answer.as());
        return lead.isEmpty() || other.equals(answer.as())
                ? List.of()
                : of(entry, other).stream()
                        .map(voice -> new Voice(
                                voice.role(), voice.power(), lead.orElseThrow().value()))
                        .toList();
    }

    private static String insteadOf(Optional<TaskReport> report) {
        return report.map(TaskReport::insteadOf).orElse("");
    }

    /** The role by which somebody may answer for others. */
    private Optional<RoleId> lead(String person) {
        return authority.as(person, Permission.ANSWER_FOR);
    }

    /** What a lead may have forgotten at a task of others; empty for anybody else. */
    public String hint(QuestionLedger questions, StepId step, String person) {
        boolean task = questions.open().stream()
                .map(QuestionLedger.Entry::question)
                .anyMatch(question -> question.step().equals(step) && AnswerNeeds.isReport(question.kind()));
        return task && lead(person).isPresent() ? "; to answer for somebody who is asked there, add --for NAME" : "";
    }

    /** Why there is none. */
    public String objection(Question question, Answer answer) {
        String other = insteadOf(answer.report());
        if (other.isEmpty()) {
            boolean lead =
                    AnswerNeeds.isReport(question.kind()) && lead(answer.as()).isPresent();
            return answer.as() + " may not answer this question" + (lead ? " without saying for whom: --for NAME" : "");
        }
        if (other.equals(answer.as())) {
            return answer.as() + " answers for themselves without --for";
        }
        return lead(answer.as()).isEmpty()
                ? answer.as() + " may not answer for others; those who may: "
                        + String.join(", ", authority.peopleWith(Permission.ANSWER_FOR))
                : "the question is not put to " + other;
    }

    /** Whether the question is put to a person, or to the one on whose behalf they speak. */
    public boolean isPut(QuestionLedger.Entry entry, String person, Optional<TaskReport> report) {
        String other = insteadOf(report);
        return !of(entry, other.isEmpty() ? person : other).isEmpty();
    }

    /** Their own roles first; none if the question is not put to the person. */
    public List<Voice> of(QuestionLedger.Entry entry, String person) {
        var voices = new ArrayList<Voice>();
        for (var id : entry.question().of()) {
            if (authority.isOf(person, id)) {
                voices.add(new Voice(id, id, ""));
            }
        }
        entry.standIns().stream()
                .filter(one -> one.person().equals(person))
                .map(Voice::of)
                .forEach(voices::add);
        return voices;
    }
}
