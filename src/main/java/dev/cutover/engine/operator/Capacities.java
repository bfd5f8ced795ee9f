package dev.cutover.engine.operator;

import dev.cutover.model.Authority;
import dev.cutover.model.RoleId;
import dev.cutover.model.Runbook;
import dev.cutover.run.fact.PeopleFact.StandIn;
import dev.cutover.run.ledger.QuestionLedger;
import java.util.ArrayList;
import java.util.List;

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
