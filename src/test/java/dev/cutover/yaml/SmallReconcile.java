package dev.cutover.yaml;

import dev.cutover.model.Work;

/** The small runbook with a step that reconciles two tables of orders. */
final class SmallReconcile {
    private SmallReconcile() {}

    /** Its text, with more keys of the step. */
    static String text(String more) {
        var step = """
                - reconcile: Old against new
                  id: books
                  left: { system: old, records: orders }
                  right: { system: new, records: orders }
                  key: order_id
                  %s
                - notify: Tell everyone""".formatted(more).indent(6).stripTrailing();
        return Small.TEXT.replace("      - notify: Tell everyone", step);
    }

    /** The step as it is read. */
    static Work.Reconcile read(String more) {
        var step = Small.read(text(more))
                .value()
                .steps()
                .filter(each -> each.id().value().equals("books"))
                .findFirst()
                .orElseThrow();
        return (Work.Reconcile) step.work();
    }
}
