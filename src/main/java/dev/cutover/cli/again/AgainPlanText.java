package dev.cutover.cli.again;

import dev.cutover.cli.view.CommandOutput;
import dev.cutover.model.Attestation;
import dev.cutover.model.References;
import dev.cutover.model.RoleId;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.plan.again.AgainPreview;
import dev.cutover.words.DisplayNames;
import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What doing a scope again begins anew, as text. Stateless. */
final class AgainPlanText {
    private AgainPlanText() {}

    static void print(CommandOutput out, AgainPreview ahead) {
        out.line("Again: " + ahead.name());
        ahead.refusal().ifPresent(why -> out.line("  not now: " + why));
        var names = new DisplayNames(ahead.runbook());
        ahead.anew().forEach(step -> out.line("  " + line(step, ahead, names)));
        var waiting = ahead.plan().waiting();
        if (!waiting.isEmpty()) {
            out.line("  waits for it: "
                    + waiting.stream().map(step -> step.id().value()).collect(Collectors.joining(", ")));
        }
        ahead.plan().stays().forEach(what -> out.line("  stays: " + what));
    }

    private static String line(Step step, AgainPreview ahead, DisplayNames names) {
        String title = step.id() + ": " + References.readable(step.title());
        var plan = ahead.plan();
        if (plan.steps().contains(step)) {
            return "do again " + title + commit(step, names);
        }
        if (plan.wider().contains(step)) {
            return "do again " + title + ", for " + names.segment(step.where())
                    + ": it was undone to open the old platform" + commit(step, names);
        }
        return (step.work() instanceof Work.Gate gate ? "pass anew " + title + asks(gate, names) : "look anew " + title)
                + commit(step, names);
    }

    private static String asks(Work.Gate gate, DisplayNames names) {
        var parts = new ArrayList<String>();
        if (!gate.require().isEmpty()) {
            parts.add("green " + gate.require().stream().map(Object::toString).collect(Collectors.joining(", ")));
        }
        if (!gate.attest().isEmpty()) {
            parts.add("attested by " + each(gate.attest().stream().map(Attestation::by), names));
        }
        gate.approve().ifPresent(approval -> {
            boolean isEveryOne = approval.atLeast() >= approval.by().size();
            parts.add((isEveryOne ? "a go by " : "at least " + approval.atLeast() + " go by ")
                    + each(approval.by().stream(), names));
        });
        return parts.isEmpty() ? "" : " (" + String.join("; ", parts) + ")";
    }

    private static String each(Stream<RoleId> roles, DisplayNames names) {
        return roles.distinct().map(names::role).collect(Collectors.joining(", "));
    }

    private static String commit(Step step, DisplayNames names) {
        return step.safety()
                .pointOfNoReturn()
                .map(point -> "; a point of no return, decided anew by " + names.roles(point.approveBy()))
                .orElse("");
    }
}
