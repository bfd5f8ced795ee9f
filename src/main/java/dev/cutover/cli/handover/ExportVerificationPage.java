package dev.cutover.cli.handover;

import dev.cutover.bundle.ExportVerification;
import dev.cutover.bundle.Manifest;
import dev.cutover.bundle.ManifestSignature;
import dev.cutover.bundle.MissingEvidence;
import dev.cutover.cli.view.CommandOutput;
import dev.cutover.cli.view.VerificationPage;
import dev.cutover.journal.RunVerification;
import dev.cutover.text.Counted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an export turned out to be, and what of that is proven. Not thread-safe. */
public final class ExportVerificationPage {
    private final CommandOutput commandOutput;

    public ExportVerificationPage(CommandOutput commandOutput) {
        this.commandOutput = commandOutput;
    }

    /**
     * Shows it.
     *
     * @param file as the user named it
     * @param expected the head that the user gave; empty if none was given
     */
    public void show(String file, ExportVerification exportVerification, Optional<String> expected) {
        VerificationPage.checks(exportVerification.runVerification(), commandOutput);
        commandOutput.line("");
        var manifest = exportVerification.manifest();
        if (exportVerification.runVerification().isImpossibleAlone()) {
            impossible(file, exportVerification.runVerification());
            return;
        }
        if (exportVerification.isWhole() && !exportVerification.isSound()) {
            unexpected(file, manifest.orElseThrow(), exportVerification);
            return;
        }
        if (!exportVerification.isSound() || manifest.isEmpty()) {
            commandOutput.heading(file + " is NOT as it was exported, or not an export of Cutover: nothing in it can be"
                    + " trusted");
            commandOutput.line("take it again from where it was made, or from somebody else who has it");
            return;
        }
        sound(file, manifest.orElseThrow(), exportVerification);
        proof(exportVerification, expected);
    }

    private void impossible(String file, RunVerification runVerification) {
        commandOutput.heading(file + " is as it was exported, and its run CANNOT have happened as it is written: "
                + runVerification.impossible().size() + " of its "
                + Counted.of(runVerification.events(), "event") + " cannot follow the events before them");
        commandOutput.line("head " + runVerification.head());
    }

    /** Nothing in it contradicts itself, but it is not what whoever verifies has expected. */
    private void unexpected(String file, Manifest manifest, ExportVerification exportVerification) {
        var subject = manifest.subject();
        var reasons = new ArrayList<String>();
        if (exportVerification.isByOthers()) {
            reasons.add("it is not signed by anybody you allow");
        }
        if (exportVerification.isWithoutHead()) {
            reasons.add("it has no event with the hash that you gave");
        }
        commandOutput.heading(file + " is whole, but " + String.join(", and ", reasons) + ": run " + subject.run()
                + ", " + Counted.of(subject.events(), "event") + ", head " + subject.head());
        if (exportVerification.isWithoutHead()) {
            commandOutput.line(
                    "compare the hash with the one that was announced: it may be mistyped, or of another run,"
                            + " or of a later event than the export has; or else this record was cut or made anew");
        }
        if (exportVerification.isByOthers()) {
            commandOutput.line("whoever made this file could have made all of it: take it from somebody whose key you"
                    + " know, or check who has signed it before you allow that key");
        }
    }

    private void sound(String file, Manifest manifest, ExportVerification exportVerification) {
        var subject = manifest.subject();
        commandOutput.heading(file + " is as it was exported: run " + subject.run() + ", "
                + Counted.of(subject.events(), "event") + ", head " + subject.head());
        commandOutput.line("made at " + manifest.created() + " by Cutover " + manifest.tool() + "; the run "
                + (subject.hasEnded()
                        ? "had ended as " + subject.ending()
                        : "had not ended: this is what was recorded up to " + subject.recorded()));
        if (exportVerification.isIncomplete()) {
            commandOutput.line(Counted.of(manifest.missing().size(), "piece", "pieces")
                    + " of its evidence " + (manifest.missing().size() == 1 ? "was " : "were ") + why(manifest)
                    + " when it was exported: the export says so itself");
        }
    }

    private static String why(Manifest manifest) {
        return manifest.missing().stream()
                .map(MissingEvidence::words)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .collect(Collectors.joining(" or "));
    }

    /** A chain, a manifest and sums can all be made anew: only what its maker does not hold proves who it was. */
    private void proof(ExportVerification exportVerification, Optional<String> expected) {
        commandOutput.line("");
        commandOutput.line("proven: it is whole and fits together; a change of any part of it would show");
        if (expected.isPresent()) {
            commandOutput.line(
                    "proven: its record has the event whose hash you gave, and nothing before it was changed");
        }
        var maker = exportVerification.maker();
        switch (maker.trust()) {
            case ALLOWED ->
                commandOutput.line("proven: " + maker.who() + ", whose key you allow, has signed all of it");
            case KEY_OF_RUNBOOK ->
                commandOutput.line("not proven: that " + maker.who() + " has made it. The runbook that says whose key"
                        + " this is came in the same file: compare " + maker.key() + " with what " + maker.who()
                        + " tells you, or name a file of keys that you trust with --signers");
            case ANY_KEY ->
                commandOutput.line("not proven: who has made it. Compare " + maker.key()
                        + " with the key of whoever gave it to you, or name a file of keys that you trust with"
                        + " --signers");
            case NONE, NOT_ALLOWED, REFUSED ->
                commandOutput.line("not proven: who has made it. "
                        + (maker.key().isEmpty() ? "It is not signed" : "Its signature could not be checked here")
                        + ", so whoever made this file could have made all of it"
                        + (expected.isPresent() ? " but what precedes that event" : ""));
        }
        if (expected.isEmpty() && maker.trust() != ManifestSignature.Trust.ALLOWED) {
            commandOutput.line("compare the head with the one that was announced, or give that one with --expect-head");
        }
    }
}
