package dev.cutover.graph;

import dev.cutover.model.Runbook;

/** A runbook in the language of Graphviz. */
public final class DotText {
    private DotText() {}

    public static String of(Runbook runbook) {
        var picture = Picture.of(runbook);
        var text = new StringBuilder("digraph ")
                .append(quoted(picture.name()))
                .append(" {\n  label=")
                .append(quoted(picture.name() + ": " + picture.title()))
                .append("; labelloc=t; rankdir=TB; fontname=\"Helvetica\";\n")
                .append("  node [shape=box, style=rounded, fontname=\"Helvetica\", fontsize=10];\n")
                .append("  edge [arrowsize=0.7];\n");
        int group = 0;
        for (var each : picture.groups()) {
            text.append("  subgraph cluster_").append(group++).append(" {\n    label=");
            text.append(quoted(each.title())).append(";\n");
            each.boxes().forEach(box -> box("n", box, text));
            text.append("  }\n");
        }
        for (var edge : picture.edges()) {
            text.append("  n").append(edge.from()).append(" -> n").append(edge.to());
            text.append(edge.emphasised() ? " [penwidth=3];\n" : ";\n");
        }
        rollback(picture, text);
        return text.append("}\n").toString();
    }

    private static void rollback(Picture picture, StringBuilder text) {
        if (picture.rollback().isEmpty()) {
            return;
        }
        text.append("  subgraph cluster_back {\n    style=dashed; label=");
        text.append(quoted(picture.rollbackTitle())).append(";\n");
        picture.rollback().forEach(box -> box("r", box, text));
        text.append("  }\n");
        for (int at = 1; at < picture.rollback().size(); at++) {
            text.append("  r").append(at - 1).append(" -> r").append(at).append(" [style=dashed];\n");
        }
    }

    private static void box(String prefix, Picture.Box box, StringBuilder text) {
        String people = box.people().isEmpty() ? "" : ", " + box.people();
        String last = box.marks().noReturn() ? "\nPOINT OF NO RETURN" : "";
        text.append("    ").append(prefix).append(box.number()).append(" [label=");
        text.append(quoted(box.id() + "\n" + box.title() + "\n" + box.kind() + ", " + box.takes() + people + last));
        text.append(style(prefix, box)).append("];\n");
    }

    private static String style(String prefix, Picture.Box box) {
        if (box.marks().noReturn()) {
            return ", color=\"#c0392b\", penwidth=4";
        }
        if (prefix.equals("r")) {
            return ", style=\"rounded,dashed\"";
        }
        return box.marks().emphasised() ? ", penwidth=3" : "";
    }

    private static String quoted(String words) {
        return '"' + words.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
