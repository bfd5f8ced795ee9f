package dev.cutover.journal;

import dev.cutover.run.RunId;
import java.nio.file.Path;

/** The folder of one run, and what is in it. */
public record RunFolder(Path path, RunId run) {

    /** The record: the truth. */
    public Path record() {
        return path.resolve("events.log");
    }

    /** What was captured, each file under its SHA-256. */
    public Path evidence() {
        return path.resolve("evidence");
    }

    /** Says who runs it. */
    public Path lease() {
        return path.resolve("lease");
    }

    /** Locked by the runner. Must not be opened by anybody who does not want to run it: closing it unlocks it. */
    public Path lock() {
        return path.resolve("lease.lock");
    }

    /** Reserved space for a rollback. */
    public Path reserve() {
        return path.resolve("reserve");
    }

    /** The copy for queries; H2 adds its own file extension. */
    public Path database() {
        return path.resolve("journal");
    }

    /** Temporary files of the steps that reconcile. */
    public Path work() {
        return path.resolve("reconcile");
    }

    /** What its processes asked of the systems: a help for people, and no part of the record. */
    public Path log() {
        return path.resolve("run.log");
    }

    /** What that file had before it was full. */
    public Path olderLog() {
        return path.resolve("run.log.1");
    }

    /** Where the runner listens. */
    public Path socket() {
        return path.resolve("control.sock");
    }

    /** Requests that were made while no process ran the run. */
    public Path inbox() {
        return path.resolve("inbox");
    }

    /** What the record comes to, so that a reader need not read all of it. A cache; the record alone counts. */
    public Path snapshot() {
        return path.resolve("snapshot");
    }

    /** If this file is there, the run is held: the last resort without any socket. */
    public Path holdFlag() {
        return path.resolve("hold");
    }
}
