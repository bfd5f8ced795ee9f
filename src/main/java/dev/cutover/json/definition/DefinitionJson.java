package dev.cutover.json.definition;

import dev.cutover.model.BusinessSystem;
import dev.cutover.model.Criterion;
import dev.cutover.model.Dimension;
import dev.cutover.model.RecordOwnership;
import dev.cutover.model.Role;
import dev.cutover.model.Runbook;
import dev.cutover.model.SystemId;
import dev.cutover.model.discipline.Waiver;
import dev.cutover.model.redaction.PersonalData;
import dev.cutover.model.redaction.Redaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a runbook says of people, systems, artifacts, criteria and lanes. Stateless and thread-safe. */
public final class DefinitionJson {
    private DefinitionJson() {}

    public static Map<String, Object> of(Runbook runbook) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("pattern", word(runbook.header().pattern()));
        fields.put(
                "roles",
                runbook.roles().values().stream().map(DefinitionJson::role).toList());
        fields.put(
                "systems",
                runbook.inventory().systems().values().stream()
                        .map(DefinitionJson::system)
                        .toList());
        fields.put(
                "systemsOfRecord",
                runbook.inventory().records().stream()
                        .map(DefinitionJson::ownership)
                        .toList());
        fields.put(
                "criteria",
                runbook.criteria().values().stream()
                        .map(DefinitionJson::criterion)
                        .toList());
        fields.put("lanes", lanes(runbook));
        fields.put(
                "waivers",
                runbook.header().waivers().stream().map(DefinitionJson::waiver).toList());
        fields.put("redact", redaction(runbook.redaction()));
        return fields;
    }

    private static Map<String, Object> redaction(Redaction redaction) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put(
                "kinds",
                redaction.personalData().stream().map(PersonalData::word).toList());
        fields.put("columns", redaction.columns());
        return fields;
    }

    private static Map<String, Object> role(Role role) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("role", role.id().value());
        fields.put("who", role.who());
        fields.put("deputies", role.deputies());
        fields.put("contact", said(role.contact()));
        fields.put("may", role.may().stream().map(may -> may.word()).toList());
        return fields;
    }

    private static Map<String, Object> system(BusinessSystem system) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("system", system.id().value());
        fields.put("title", system.title());
        fields.put("owner", said(system.owner()));
        fields.put("contact", said(system.contact()));
        fields.put("flow", word(system.flow()));
        fields.put("sla", said(system.sla()));
        fields.put(
                "dependsOn",
                system.dependsOn().stream()
                        .map(other -> dependency(system, other))
                        .toList());
        return fields;
    }

    private static Map<String, Object> dependency(BusinessSystem system, SystemId other) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("system", other.value());
        fields.put("needs", system.needsOf(other));
        return fields;
    }

    private static Map<String, Object> ownership(RecordOwnership ownership) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("artifact", ownership.artifact());
        fields.put("before", ownership.before().value());
        fields.put("after", ownership.after().value());
        fields.put("onRollback", said(ownership.onRollback()));
        fields.put("writers", said(ownership.hasOneWriter() ? "one" : ""));
        return fields;
    }

    private static Map<String, Object> criterion(Criterion criterion) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("criterion", criterion.id().value());
        fields.put("title", criterion.title());
        fields.put("owner", said(criterion.owner()));
        fields.put("pass", criterion.pass().text());
        fields.put("because", said(criterion.because()));
        return fields;
    }

    private static List<Map<String, Object>> lanes(Runbook runbook) {
        var lanes = new ArrayList<Map<String, Object>>();
        runbook.dimensions()
                .values()
                .forEach(dimension ->
                        dimension.lanes().forEach((value, lane) -> lanes.add(lane(dimension, value, lane))));
        return lanes;
    }

    private static Map<String, Object> lane(Dimension dimension, String value, Dimension.Lane lane) {
        var thresholds = new LinkedHashMap<String, Object>();
        lane.thresholds().forEach((name, threshold) -> thresholds.put(name, threshold.text()));
        var fields = new LinkedHashMap<String, Object>();
        fields.put("lane", value);
        fields.put("dimension", dimension.name());
        fields.put("critical", lane.critical());
        fields.put("sla", said(lane.sla()));
        fields.put("needs", lane.needs());
        fields.put("thresholds", thresholds);
        return fields;
    }

    static Map<String, Object> waiver(Waiver waiver) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("finding", waiver.rule().word());
        fields.put("at", waiver.at());
        fields.put("because", waiver.because());
        return fields;
    }

    private static Optional<String> said(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
