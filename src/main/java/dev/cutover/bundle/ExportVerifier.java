package dev.cutover.bundle;

import dev.cutover.journal.RecordVerifier;
import dev.cutover.journal.RunVerification;
import dev.cutover.journal.RunVerification.Check;
import dev.cutover.journal.disk.Disk;
import dev.cutover.journal.disk.JournalException;
import dev.cutover.problem.FileTrouble;
import dev.cutover.query.PinnedRunbook;
import dev.cutover.query.SignatureCheck;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RunFact;
import dev.cutover.signature.SshKeygen;
import dev.cutover.signature.TextSigning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Verifies exports, packed or unpacked, without a home and without writing anything. A file may have been made by
 * anybody for any purpose; whatever is wrong with it is a check that is broken, never an exception. Thread-safe.
 */
public final class ExportVerifier {
    private final Disk disk;
    private final SshKeygen keygen;
    private final TextSigning signing;

    /** {@code variables} is the environment of this process, for {@code ssh-keygen}. */
    public ExportVerifier(Disk disk, Map<String, String> variables) {
        this.disk = disk;
        this.keygen = new SshKeygen(variables);
        this.signing = new TextSigning(variables, Manifest.NAMESPACE);
    }

    /** Whether a path is something that can be an export: a file, or a folder with a manifest. */
    public static boolean isMeant(Path path) {
        return Files.isRegularFile(path) || UnpackedExport.isAt(path);
    }

    /**
     * Makes all checks.
     *
     * @param signers a file of those who may have signed it, as {@code ssh-keygen} reads it; empty if none is named
     * @param expectedHead a hash that was noted of the run before; empty if none was
     * @throws JournalException if the disk does not let it be read
     */
    public ExportVerification verify(Path path, Optional<Path> signers, Optional<String> expectedHead)
            throws InterruptedException {
        try {
            ExportedFiles files = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                    ? UnpackedExport.read(disk, path)
                    : PackedExport.read(path);
            return verify(files, signers, expectedHead);
        } catch (UnsoundExport e) {
            var broken = Check.broken("archive", e.why());
            return new ExportVerification(
                    new RunVerification(List.of(broken), List.of(), 0, ""),
                    Optional.empty(),
                    ManifestSignature.unknown());
        } catch (IOException e) {
            throw new JournalException("cannot read " + path + ": " + FileTrouble.words(e, path), "", e);
        }
    }

    private ExportVerification verify(ExportedFiles files, Optional<Path> signers, Optional<String> expectedHead)
            throws InterruptedException {
        var verifiedRecord = RecordVerifier.of(files, PinnedRunbook::steps, expectedHead);
        var ofRecord = verifiedRecord.runVerification();
        boolean isReadable = ofRecord.isSound() || ofRecord.isImpossibleAlone();
        var maker = ManifestSignature.of(
                files, signing, signers, () -> isReadable ? people(verifiedRecord.events()) : Map.of());
        var checks = new ArrayList<Check>();
        checks.add(files.form());
        checks.add(FilesCheck.of(files));
        checks.add(maker.check());
        checks.addAll(ofRecord.checks());
        if (isReadable) {
            checks.addAll(ContentsCheck.of(files, verifiedRecord));
        }
        SignatureCheck.of(verifiedRecord, keygen).ifPresent(checks::add);
        var all = new RunVerification(checks, ofRecord.impossible(), ofRecord.events(), ofRecord.head());
        return new ExportVerification(all, Optional.of(files.manifest()), maker);
    }

    /** The keys of the people of a run, whose record is not empty. */
    private static Map<String, String> people(List<Event> events) {
        return events.get(0).fact() instanceof RunFact.Created created
                ? PinnedRunbook.of(created).runbook().conduct().keys()
                : Map.of();
    }
}
