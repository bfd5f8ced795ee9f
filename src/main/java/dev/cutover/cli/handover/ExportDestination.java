package dev.cutover.cli.handover;

import dev.cutover.bundle.ExportTarget;
import dev.cutover.bundle.RunExport;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.execution.process.StandardOutput;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Where an export goes: a file, or whatever reads standard output. */
@FunctionalInterface
interface ExportDestination {
    RunExport.Written write(ExportTarget.Body<RunExport.Written> body);

    static ExportDestination of(ExportTarget target) {
        return target::write;
    }

    /** Throws if a terminal would get it. */
    static ExportDestination standardOutput(ProcessEnvironment processEnvironment) {
        if (!(processEnvironment.out() instanceof StandardOutput out) || out.isTerminal()) {
            throw new ProblemException(
                    ExitCode.USAGE, "an export is not for a terminal", "name a file with -o FILE, or add `> FILE`");
        }
        return body -> {
            try {
                return body.to(new PrintedBytes(out));
            } catch (IOException e) {
                throw new ProblemException(
                        ExitCode.ERROR,
                        "the export could not be written to standard output: " + e.getMessage(),
                        "what was written is no whole export; name a file with -o FILE",
                        e);
            }
        };
    }

    /** Not thread-safe. */
    final class PrintedBytes extends OutputStream {
        private final StandardOutput out;

        PrintedBytes(StandardOutput out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.bytes(Arrays.copyOfRange(bytes, from, from + count));
            if (out.checkError()) {
                throw new IOException(out.failure().orElse("its reader has gone"));
            }
        }
    }
}
