package dev.cutover.yaml.runbook;

import dev.cutover.model.Conduct;
import dev.cutover.model.Conduct.Announce;
import dev.cutover.model.Conduct.Demands;
import dev.cutover.model.Conduct.Messaging;
import dev.cutover.model.Conduct.Occasion;
import dev.cutover.model.Escalation;
import dev.cutover.model.Permission;
import dev.cutover.model.Role;
import dev.cutover.model.RoleId;
import dev.cutover.model.SystemId;
import dev.cutover.yaml.notation.PublicKeyReader;
import dev.cutover.yaml.runbook.step.EscalationReader;
import dev.cutover.yaml.runbook.step.NameReferences;
import dev.cutover.yaml.shape.ByForm;
import dev.cutover.yaml.shape.Flag;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.ListOf;
import dev.cutover.yaml.shape.MapOf;
import dev.cutover.yaml.shape.TableFields;
import dev.cutover.yaml.shape.TableShape;
import dev.cutover.yaml.shape.Text;
import dev.cutover.yaml.shape.WordShape;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** How the people of a runbook decide. */
final class ConductReader {
    private static final Key<String> KEY = Key.required(
            "key",
            PublicKeyReader.PUBLIC_KEY,
            "The public key that their decisions are signed with, as in id_ed25519.pub.");
    private static final Key<Map<String, String>> PEOPLE = Key.optional(
            "people",
            new MapOf<>(
                    TableShape.of("person", "A person of the roles.", List.of(KEY), tableFields -> tableFields.get(KEY))
                            .what("the key of a person: key"),
                    "a mapping from people of the roles to their keys",
                    Pattern.compile(".*\\S.*"),
                    "the name of a person"),
            "The people of the roles. Whoever has a public key here signs with it.");
    private static final Key<RoleId> COMMANDER = Key.optional(
            "commander",
            NameReferences.ROLE,
            "The role that questions go to in the end; default: the first that may abort.");
    private static final Key<Escalation> ESCALATE = Key.optional(
            "escalate",
            EscalationReader.ESCALATION,
            "Who is asked next when nobody answers, unless a step says otherwise; default: nobody.");
    private static final Key<List<String>> REQUIRE = Key.optional(
            "require",
            ListOf.some(WordShape.of(new String[] {"reason", "impact"}, word -> word), "a list of reason and impact"),
            "What every decision has to come with: reason, impact.");
    private static final Key<Boolean> SIGNED = Key.optional(
            "signed", Flag.FLAG, "Whether decisions count only with their person's signature; default false.");

    /** What the key says: whether decisions are signed, and what they come with. */
    private record Rules(boolean signed, Demands demands) {}

    private static final Key<Rules> DECISIONS = Key.optional(
            "decisions",
            new ByForm<>(
                    new WordShape<>(Map.of("signed", new Rules(true, Demands.NOTHING))),
                    TableShape.of(
                                    "decision-rules",
                                    "What decisions need to count.",
                                    List.of(REQUIRE, SIGNED),
                                    ConductReader::rules)
                            .what("what decisions need: require, signed")),
            "With signed, decisions count only with their person's signature; default: their name is enough. With"
                    + " require, every decision has to come with a reason, an impact or both.");

    private static final Key<Map<String, String>> NOTIFY = Key.optional(
            "notify",
            new MapOf<>(
                    Text.TEXT,
                    "a mapping from people of the roles to their addresses",
                    Pattern.compile(".*\\S.*"),
                    "the name of a person"),
            "The address of each person for messages, as the system that sends them knows it. With it, no contact of a"
                    + " role is taken for an address.");
    private static final Key<SystemId> VIA =
            Key.required("via", NameReferences.SYSTEM, "The system that sends the messages.");
    private static final Key<List<Occasion>> ON = Key.optional(
            "on",
            ListOf.some(
                    WordShape.of(Occasion.values(), occasion -> occasion.name().toLowerCase(Locale.ROOT)),
                    "a list of asked, breach, rollback, hold and end"),
            "What is told; default: asked, breach, rollback and end.");
    private static final Key<Announce> ANNOUNCE = Key.optional(
            "announce",
            TableShape.of(
                            "announcements",
                            "Messages about the run itself.",
                            List.of(VIA, ON),
                            tableFields -> new Announce(
                                    tableFields.get(VIA),
                                    tableFields.maybe(ON).map(Set::copyOf).orElse(Occasion.USUAL)))
                    .what("what is told of the run: via, on"),
            "What the run tells of itself, and through which system; default: nothing. A message that is not delivered"
                    + " holds nothing up.");

    static final List<Key<?>> KEYS = List.of(PEOPLE, COMMANDER, ESCALATE, DECISIONS, NOTIFY, ANNOUNCE);

    private ConductReader() {}

    static Conduct make(TableFields tableFields, Collection<Role> roles) {
        var commander = tableFields
                .maybe(COMMANDER)
                .or(() -> roles.stream()
                        .filter(role -> role.may().contains(Permission.ABORT))
                        .map(Role::id)
                        .findFirst());
        var rules = tableFields.or(DECISIONS, new Rules(false, Demands.NOTHING));
        return new Conduct(
                tableFields.or(PEOPLE, Map.of()),
                commander,
                tableFields.maybe(ESCALATE),
                rules.signed(),
                rules.demands(),
                new Messaging(tableFields.or(NOTIFY, Map.of()), tableFields.maybe(ANNOUNCE)));
    }

    private static Rules rules(TableFields tableFields) {
        var require = tableFields.or(REQUIRE, List.of());
        return new Rules(
                tableFields.or(SIGNED, false), new Demands(require.contains("reason"), require.contains("impact")));
    }
}
