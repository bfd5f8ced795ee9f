package dev.cutover.yaml.environment;

import dev.cutover.model.Binding;
import dev.cutover.model.SystemId;
import dev.cutover.model.environment.Environment;
import dev.cutover.model.environment.Pace;
import dev.cutover.model.environment.SecretPlace;
import dev.cutover.yaml.notation.NameReader;
import dev.cutover.yaml.notation.PaceReader;
import dev.cutover.yaml.shape.Flag;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.SettingsShape;
import dev.cutover.yaml.shape.TableFields;
import dev.cutover.yaml.shape.TableShape;
import dev.cutover.yaml.shape.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What binds each system of a runbook to a connector. */
public final class EnvironmentReader {
    private static final Key<String> NAME = Key.required("environment", NameReader.NAME, "The environment's name.");
    private static final Key<Boolean> LIVE = Key.optional(
            "live", Flag.FLAG, "Whether effects reach real systems; run then asks for confirmation; default false.");
    private static final Key<Pace> CLOCK = Key.optional(
            "clock", PaceReader.PACE, "How time passes: real, the default, virtual or a factor such as 60x.");
    private static final Key<Map<String, Binding>> SYSTEMS = Key.required(
            "systems",
            NameReader.named(BindingReader.BINDING, "a mapping from systems to what they are bound to"),
            "What each system is bound to.");
    private static final Key<Map<String, Map<String, Object>>> CONNECTORS = Key.optional(
            "connectors",
            NameReader.named(SettingsShape.SETTINGS, "a mapping from connector types to their settings"),
            "Settings of a whole connector type.");
    private static final Key<Map<String, String>> VALUES = Key.optional(
            "values",
            NameReader.named(Text.TEXT, "a mapping from names to values"),
            "What ${env.name} stands for in a runbook.");
    private static final Key<Map<String, SecretPlace>> SECRETS = Key.optional(
            "secrets",
            SecretPlaceReader.PLACES,
            "Programs that print, and files that hold, what ${secret:NAME} stands for, by NAME.");
    private static final Key<String> SECRETS_FOLDER = Key.optional(
            "secrets-folder",
            Text.TEXT,
            "A folder whose files hold secrets, each named as its secret; relative to this file's folder.");

    public static final TableShape<Environment> ENVIRONMENT = TableShape.of(
                    "environment",
                    "A Cutover environment: binds each system of a runbook to a connector.",
                    List.of(NAME, LIVE, CLOCK, SYSTEMS, CONNECTORS, VALUES, SECRETS, SECRETS_FOLDER),
                    EnvironmentReader::make)
            .what("the keys of an environment");

    private EnvironmentReader() {}

    private static Environment make(TableFields tableFields) {
        boolean live = tableFields.or(LIVE, false);
        Pace pace = tableFields.or(CLOCK, new Pace.Real());
        if (live && !(pace instanceof Pace.Real)) {
            tableFields.problem(
                    CLOCK,
                    "a live environment runs on the real clock, not on " + pace.text(),
                    "remove clock, or live: true");
        }
        var systems = new LinkedHashMap<SystemId, Binding>();
        tableFields.get(SYSTEMS).values().forEach(binding -> systems.put(binding.system(), binding));
        return new Environment(
                tableFields.get(NAME),
                live,
                pace,
                systems,
                tableFields.or(CONNECTORS, Map.of()),
                tableFields.or(VALUES, Map.of()),
                tableFields.or(SECRETS, Map.of()),
                tableFields.maybe(SECRETS_FOLDER));
    }
}
