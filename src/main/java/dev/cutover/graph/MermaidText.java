package dev.cutover.graph;

import dev.cutover.model.Runbook;

/** A runbook as a flowchart in the language of Mermaid, as wikis and code hosts draw it. */
public final class MermaidText {
    private MermaidText() {}

    public static String of(Runbook runbook) {
        var picture = Picture.of(runbook);
        var text = new StringBuilder("---\ntitle: ")
                .append('"')
                .append(title(picture.name() + ": " + picture.title()))
                .append("\"\n---\nflowchart TB\n");
        int group = 0;
        for (var each : picture.groups()) {
            text.append("  subgraph p")
                    .append(group++)
                    .append("[\"")
                    .append(escaped(each.title()))
                    .append("\"]\n");
            each.boxes().forEach(box -> box("n", box, text));
            text.append("  end\n");
        }
        for (var edge : picture.edges()) {
            text.append("  n").append(edge.from()).append(edge.emphasised() ? " ==> n" : " --> n");
            text.append(edge.to()).append('\n');
        }
        rollback(picture, text);
        return text.append("  classDef longest stroke-width:3px\n")
                .append("  classDef noReturn stroke:#c0392b,stroke-width:4px\n")
                .append("  classDef back stroke-dasharray:5 4\n")
                .toString();
    }

    /** Escapes a title, which is YAML, where Mermaid's codes have no effect. */
    private static String title(String words) {
        return words.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace('<', '\u2039')
                .replace('>', '\u203a');
    }

    private static void rollback(Picture picture, StringBuilder text) {
        if (picture.rollback().isEmpty()) {
            return;
        }
        text.append("  subgraph back[\"")
                .append(escaped(picture.rollbackTitle()))
                .append("\"]\n    direction LR\n");
        picture.rollback().forEach(box -> box("r", box, text));
        text.append("  end\n");
        for (int at = 1; at < picture.rollback().size(); at++) {
            text.append("  r").append(at - 1).append(" -.-> r").append(at).append('\n');
        }
    }

    private static void box(String prefix, Picture.Box box, StringBuilder text) {
        boolean gate = box.kind().equals("gate") || box.kind().equals("decision");
        text.append("    ").append(prefix).append(box.number()).append(gate ? "{{\"" : "[\"");
        text.append("<b>").append(escaped(box.id())).append("</b><br/>").append(escaped(box.title()));
        text.append("<br/>").append(box.kind()).append(", ").append(escaped(box.takes()));
        if (!box.people().isEmpty()) {
            text.append(", ").append(escaped(box.people()));
        }
        if (box.marks().noReturn()) {
            text.append("<br/>POINT OF NO RETURN");
        }
        text.append(gate ? "\"}}" : "\"]").append(classes(prefix, box)).append('\n');
    }

    private static String classes(String prefix, Picture.Box box) {
        if (box.marks().noReturn()) {
            return ":::noReturn";
        }
        if (prefix.equals("r")) {
            return ":::back";
        }
        return box.marks().emphasised() ? ":::longest" : "";
    }

    /** Escapes special characters as Mermaid's own codes, which neither Mermaid nor HTML interprets. */
    private static String escaped(String words) {
        var text = new StringBuilder();
        words.codePoints().forEach(code -> {
            if ("\"#<>&`\\;{}[]|%".indexOf(code) >= 0) {
                text.append('#').append(code).append(';');
            } else {
                text.appendCodePoint(code);
            }
        });
        return text.toString();
    }
}
