package dev.cutover.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who may do what in a run, by the roles of its runbook: the one answer for commands, prompts, scenarios and the
 * engine.
 *
 * <p>A person speaks for the roles that they are in. A deputy is a person of the runbook and may ask for what needs no
 * permission; a role's permissions are theirs only at a question that was put to them in its place. Hold, note and
 * evidence need no permission; continue needs a role with any permission but that to answer for others; rollback,
 * abort, override and amend need a role with that permission.
 *
 * <p>Immutable and thread-safe. Based on the given runbook: pass the amended one where amendments count.
 */
public final class Authority {
    private final Runbook runbook;

    private Authority(Runbook runbook) {
        this.runbook = runbook;
    }

    public static Authority of(Runbook runbook) {
        return new Authority(runbook);
    }

    /** Everybody named by a role, deputies included, in the order of the runbook. */
    public Set<String> people() {
        var people = new LinkedHashSet<String>();
        runbook.roles().keySet().forEach(role -> people.addAll(peopleOrDeputies(role)));
        return people;
    }

    /** The people of a role, the first one first asked; none if the runbook has no such role. */
    public List<String> people(RoleId role) {
        return role(role).map(Role::who).orElse(List.of());
    }

    /** The same, and those who deputise for them. */
    public List<String> peopleOrDeputies(RoleId role) {
        return role(role)
                .map(found -> Stream.concat(found.who().stream(), found.deputies().stream())
                        .toList())
                .orElse(List.of());
    }

    /** Whether somebody is of a role themselves; a deputy is not. */
    public boolean isOf(String person, RoleId role) {
        return people(role).contains(person);
    }

    /** The first role that somebody is of, themselves or as a deputy; an empty one if they are of none. */
    public RoleId roleOf(String person) {
        return runbook.roles().keySet().stream()
                .filter(role -> isOf(person, role))
                .findFirst()
                .or(() -> runbook.roles().keySet().stream()
                        .filter(role -> peopleOrDeputies(role).contains(person))
                        .findFirst())
                .orElse(new RoleId(""));
    }

    /** Whether a role has a permission; false if the runbook has no such role. */
    public boolean may(RoleId role, Permission permission) {
        return role(role).filter(found -> found.may().contains(permission)).isPresent();
    }

    /** The roles that have a permission, in the order of the runbook. */
    public List<RoleId> rolesWith(Permission permission) {
        return runbook.roles().keySet().stream()
                .filter(role -> may(role, permission))
                .toList();
    }

    /** The people who have a permission, each once, in the order of the runbook. */
    public List<String> peopleWith(Permission permission) {
        return rolesWith(permission).stream()
                .flatMap(role -> people(role).stream())
                .distinct()
                .toList();
    }

    /** The role that gives somebody a permission: the first of their roles that has it; empty if none has. */
    public Optional<RoleId> as(String person, Permission permission) {
        return rolesWith(permission).stream().filter(role -> isOf(person, role)).findFirst();
    }

    /** Whether somebody may continue a held run: one of their roles has any permission. */
    public boolean mayContinue(String person) {
        return runbook.roles().values().stream()
                .anyMatch(role -> role.who().contains(person)
                        && role.may().stream().anyMatch(one -> one != Permission.ANSWER_FOR));
    }

    /** Why a name cannot be used at all; empty if nobody is named, or a person of the runbook. */
    public Optional<String> stranger(String as) {
        var people = new TreeSet<>(people());
        return as.isEmpty() || people.contains(as)
                ? Optional.empty()
                : Optional.of(
                        "'" + as + "' is not a person of the runbook; its people are " + String.join(", ", people));
    }

    /** Those who may continue a held run, each once, in the order of the runbook. */
    public List<String> peopleWhoContinue() {
        return people().stream().filter(this::mayContinue).toList();
    }

    private Optional<Role> role(RoleId id) {
        return Optional.ofNullable(runbook.roles().get(id));
    }
}
