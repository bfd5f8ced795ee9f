package dev.cutover.run.fact;

import dev.cutover.model.Criterion;
import dev.cutover.model.Phase;
import dev.cutover.model.Role;
import dev.cutover.model.Runbook;
import dev.cutover.run.Amendment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** A runbook with what was amended in its run. Steps and their order never change. Stateless and thread-safe. */
public final class Amended {
    private Amended() {}

    /** The runbook as it counts now; the same one if nothing was amended. */
    public static Runbook of(Runbook pinned, List<RunFact.Amended> amendments) {
        var now = pinned;
        for (var amended : amendments) {
            now = with(now, amended.amendment());
        }
        return now;
    }

    private static Runbook with(Runbook book, Amendment amendment) {
        if (amendment instanceof Amendment.Limit limit) {
            var criteria = new LinkedHashMap<>(book.criteria());
            criteria.computeIfPresent(limit.criterion(), (id, criterion) -> of(criterion, limit));
            return book.withCriteria(criteria);
        }
        if (amendment instanceof Amendment.People people) {
            var roles = new LinkedHashMap<>(book.roles());
            roles.computeIfPresent(people.role(), (id, role) -> with(role, people));
            return book.withRoles(roles);
        }
        if (amendment instanceof Amendment.Start start) {
            return book.withPhases(
                    book.phases().stream().map(phase -> with(phase, start)).toList());
        }
        if (amendment instanceof Amendment.Skip || amendment instanceof Amendment.Add) {
            // Which steps are skipped, and what is added by hand, the record of the steps says.
            return book;
        }
        throw new IllegalStateException("no amended runbook for " + amendment.getClass());
    }

    private static Role with(Role role, Amendment.People people) {
        var deputies = role.deputies().stream()
                .filter(person -> !people.who().contains(person))
                .toList();
        return new Role(role.id(), people.who(), role.contact(), role.may(), deputies);
    }

    /** A criterion with its amended threshold. */
    public static Criterion of(Criterion criterion, Amendment.Limit limit) {
        return new Criterion(
                criterion.id(),
                criterion.title(),
                criterion.owner(),
                criterion.measure(),
                limit.pass(),
                criterion.unit(),
                criterion.window(),
                criterion.every(),
                criterion.minSamples(),
                criterion.because());
    }

    private static Phase with(Phase phase, Amendment.Start start) {
        return phase.name().equals(start.phase())
                ? new Phase(phase.name(), Optional.of(start.starts()), phase.steps())
                : phase;
    }
}
