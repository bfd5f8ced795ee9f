package dev.cutover.discipline;

import dev.cutover.discipline.DisciplineFinding.Spot;
import dev.cutover.model.BusinessSystem;
import dev.cutover.model.Role;
import dev.cutover.model.RoleId;
import dev.cutover.model.Runbook;
import dev.cutover.model.Traffic;
import dev.cutover.model.Work;
import dev.cutover.model.discipline.DisciplineRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Who can be reached, and what systems and artifacts promise. Stateless and thread-safe. */
final class InventoryFindings {
    private InventoryFindings() {}

    static Stream<DisciplineFinding> of(Runbook runbook, Shifts shifts) {
        return Stream.of(
                        runbook.roles().values().stream().flatMap(role -> of(role).stream()),
                        runbook.inventory().systems().values().stream().flatMap(system -> of(system).stream()),
                        unaddressed(runbook),
                        runbook.traffic().values().stream()
                                .filter(traffic -> !shifts.of(traffic.id()).isEmpty())
                                .filter(traffic -> !isOwned(traffic, runbook))
                                .map(InventoryFindings::unowned))
                .flatMap(found -> found);
    }

    private static Stream<DisciplineFinding> unaddressed(Runbook runbook) {
        var messages = runbook.conduct().messages();
        return runbook.allSteps()
                .filter(step -> !messages.addresses().isEmpty())
                .flatMap(step ->
                        step.work() instanceof Work.Notify notify ? notify.to().stream() : Stream.<RoleId>empty())
                .distinct()
                .flatMap(id -> Stream.ofNullable(runbook.roles().get(id)))
                .filter(role -> role.who().stream()
                        .allMatch(person -> messages.address(person).isEmpty()))
                .map(role -> new DisciplineFinding(
                        DisciplineRule.NO_ADDRESS,
                        role.id().value(),
                        Spot.of("roles", role.id().value()),
                        "messages go to the role " + role.id() + ", and none of its people has an address under notify:"
                                + " they go to its contact, which may be a bridge",
                        "add somebody of it to notify"));
    }

    private static List<DisciplineFinding> of(Role role) {
        var found = new ArrayList<DisciplineFinding>();
        String name = role.id().value();
        if (role.who().size() == 1 && role.deputies().isEmpty()) {
            found.add(new DisciplineFinding(
                    DisciplineRule.NO_DEPUTY,
                    name,
                    Spot.of("roles", name),
                    "the role " + name + " rests on " + role.who().get(0) + " alone",
                    "add deputy: [somebody], or a second person to who"));
        }
        if (role.contact().isEmpty()) {
            found.add(new DisciplineFinding(
                    DisciplineRule.NO_ROLE_CONTACT,
                    name,
                    Spot.of("roles", name),
                    "nothing says how to reach the role " + name,
                    "add contact:, such as a bridge, a channel or a number"));
        }
        return found;
    }

    private static List<DisciplineFinding> of(BusinessSystem system) {
        var found = new ArrayList<DisciplineFinding>();
        String name = system.id().value();
        if (system.contact().isEmpty()) {
            found.add(new DisciplineFinding(
                    DisciplineRule.NO_SYSTEM_CONTACT,
                    name,
                    Spot.of("systems", name),
                    "nothing says how to reach the team of " + name,
                    "add contact:, such as the channel of its on-call"));
        }
        if (system.sla().isEmpty()) {
            found.add(new DisciplineFinding(
                    DisciplineRule.NO_SLA,
                    name,
                    Spot.of("systems", name),
                    "nothing says what service level " + name + " keeps",
                    "add sla:, also where it is low, such as best effort"));
        }
        return found;
    }

    /** Whether something that its old platform owns is said to belong to the new one afterwards, or to stay. */
    private static boolean isOwned(Traffic traffic, Runbook runbook) {
        return runbook.inventory().records().stream()
                .anyMatch(record -> record.before().equals(traffic.from()));
    }

    private static DisciplineFinding unowned(Traffic traffic) {
        return new DisciplineFinding(
                DisciplineRule.NO_SYSTEM_OF_RECORD,
                traffic.id(),
                Spot.of("traffic", traffic.id()),
                "'" + traffic.id() + "' moves from " + traffic.from() + " to " + traffic.to()
                        + ", and nothing says who owns its artifacts before and after",
                "add systems-of-record: { order-status: { before: " + traffic.from() + ", after: " + traffic.to()
                        + ", on-rollback: " + traffic.from() + " } }, an entry for each artifact");
    }
}
