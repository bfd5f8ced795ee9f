package dev.cutover.json.definition;

import dev.cutover.discipline.Discipline;
import dev.cutover.discipline.DisciplineFinding;
import dev.cutover.discipline.TrafficCells;
import dev.cutover.model.Weight;
import dev.cutover.query.DisciplineReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code validate --strict} finds in a runbook, what is waived, and which traffic moves. Not thread-safe. */
public final class DisciplineJson {
    private final DisciplineReport disciplineReport;

    private DisciplineJson(DisciplineReport disciplineReport) {
        this.disciplineReport = disciplineReport;
    }

    public static Map<String, Object> of(DisciplineReport disciplineReport) {
        return new DisciplineJson(disciplineReport).fields();
    }

    private Map<String, Object> fields() {
        var discipline = disciplineReport.discipline();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("findings", discipline.findings().stream().map(this::finding).toList());
        fields.put("waived", discipline.waived().stream().map(this::waived).toList());
        fields.put(
                "traffic",
                discipline.cells().stream().map(DisciplineJson::traffic).toList());
        return fields;
    }

    private Map<String, Object> finding(DisciplineFinding finding) {
        var place = disciplineReport.at(finding);
        var fields = new LinkedHashMap<String, Object>();
        fields.put("finding", finding.rule().word());
        fields.put("at", finding.at());
        fields.put("message", finding.message());
        fields.put("hint", finding.advice());
        fields.put("file", place.file());
        fields.put("line", place.line());
        fields.put("column", place.column());
        return fields;
    }

    private Map<String, Object> waived(Discipline.Waived waived) {
        var fields = finding(waived.finding());
        fields.put("because", waived.waiver().because());
        return fields;
    }

    private static Map<String, Object> traffic(TrafficCells cells) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("traffic", cells.traffic().id());
        fields.put("cells", cells(cells));
        return fields;
    }

    private static List<Map<String, Object>> cells(TrafficCells cells) {
        return cells.shares().entrySet().stream()
                .map(cell -> {
                    Map<String, Object> fields = new LinkedHashMap<>();
                    fields.put("segment", cell.getKey().values());
                    fields.put("movesTo", cell.getValue().map(Weight::toString));
                    return fields;
                })
                .toList();
    }
}
