package dev.cutover.progress;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Says about every ten seconds how far the tests of a Maven build are, in all its JVMs together: on standard error, as
 * Maven passes it on even when it is to be quiet. Says nothing where the tests are run by something else.
 */
public final class ProgressListener implements TestExecutionListener {
    private final Optional<SuiteProgress> progress;
    private final InstantSource clock;
    private final Map<String, AtomicInteger> testsOf = new ConcurrentHashMap<>();

    /** As JUnit makes it: with the build that Maven names. */
    public ProgressListener() {
        this(ofThisBuild(), InstantSource.system());
        progress.ifPresent(this::sayFromTimeToTime);
    }

    ProgressListener(Optional<SuiteProgress> progress, InstantSource clock) {
        this.progress = progress;
        this.clock = clock;
        progress.ifPresent(one -> quietly(() -> one.join(clock.instant())));
    }

    private static Optional<SuiteProgress> ofThisBuild() {
        String build = System.getProperty("cutover.build", "");
        if (build.isEmpty()) {
            return Optional.empty();
        }
        var classes = classes();
        String jvm = Long.toString(ProcessHandle.current().pid());
        return Optional.of(new SuiteProgress(
                classes.resolveSibling("progress").resolve(build.replaceAll("\\W", "")),
                jvm,
                isWhole() ? OptionalInt.of(count(classes)) : OptionalInt.empty()));
    }

    /** Whether all tests are run. */
    private static boolean isWhole() {
        return System.getProperty("test", "").isEmpty()
                && System.getProperty("groups", "").isEmpty()
                && !Boolean.getBoolean("cutover.wide");
    }

    private static Path classes() {
        try {
            return Path.of(ProgressListener.class.getResource("/").toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static int count(Path classes) {
        try (var files = Files.walk(classes)) {
            return (int)
                    files.filter(file -> file.toString().endsWith("Test.class")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void sayFromTimeToTime(SuiteProgress one) {
        // Not the stream of the tests, which Maven keeps for its reports and which a test may replace.
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);
        var thread = new Thread(
                () -> {
                    while (true) {
                        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
                        quietly(() -> one.due(clock.instant()).ifPresent(err::println));
                    }
                },
                "progress");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        testsOf.clear();
    }

    @Override
    public void executionStarted(TestIdentifier started) {
        if (isClass(started)) {
            testsOf.put(name(started), new AtomicInteger());
            progress.ifPresent(one -> quietly(() -> one.begin(name(started))));
        }
    }

    @Override
    public void executionFinished(TestIdentifier finished, TestExecutionResult result) {
        if (finished.isTest()) {
            testsOf.values().forEach(AtomicInteger::incrementAndGet);
        } else if (isClass(finished)) {
            int tests = testsOf.remove(name(finished)).get();
            progress.ifPresent(one -> quietly(() -> one.end(name(finished), tests)));
        }
    }

    /** Not one inside of another class. */
    private static boolean isClass(TestIdentifier test) {
        return !test.isTest()
                && test.getSource()
                        .filter(source -> source instanceof ClassSource type
                                && !type.getClassName().contains("$"))
                        .isPresent();
    }

    private static String name(TestIdentifier test) {
        return ((ClassSource) test.getSource().orElseThrow()).getClassName();
    }

    /** Something that may fail without harm to any test. */
    private interface Attempt {
        void make() throws IOException;
    }

    private static void quietly(Attempt attempt) {
        try {
            attempt.make();
        } catch (IOException e) {
            // What cannot be said is not worth a red build.
            return;
        }
    }
}
