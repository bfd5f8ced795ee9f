package dev.cutover.cli.compare;

import dev.cutover.model.Segment;
import dev.cutover.model.reconcile.Looks;
import dev.cutover.model.reconcile.PushDownWish;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.spi.Records;
import dev.cutover.spi.settings.DurationNotation;
import dev.cutover.spi.settings.NotationException;
import dev.cutover.spi.sums.RowDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which rows of record sets are compared, and when a difference counts. */
final class RecordOptions {
    private static final String SECOND_LOOK = "30s";

    @Option(
            names = "--env",
            paramLabel = "FILE|NAME",
            description =
                    "The environment whose record sets are compared: LEFT and RIGHT are then system.set, or files.")
    private @Nullable String environment;

    @Option(
            names = "--segment",
            arity = "1..*",
            paramLabel = "DIMENSION=VALUE",
            description = "Only the rows of a segment, as in region=us-east. Files are read whole.")
    private List<String> segment = List.of();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Only rows from this instant on, by the time of the record set; or how long ago, such as 2h.")
    private @Nullable String from;

    @Option(names = "--until", paramLabel = "TIME", description = "Only rows before this instant.")
    private @Nullable String until;

    @Option(
            names = "--second-look",
            paramLabel = "TIME",
            description =
                    "How long after a look the rows that seemed wrong are read again; 30s by default, 0s for not at"
                            + " all. What is the same twice is different; what has changed meanwhile is moving.")
    private String secondLook = SECOND_LOOK;

    @Option(
            names = "--settle-age",
            paramLabel = "TIME",
            description = "Rows that have changed less than this before they were read are moving, not different.")
    private @Nullable String settleAge;

    @Option(
            names = "--changed",
            paramLabel = "COLUMN",
            description = "The column that says when a row has changed; " + Looks.CHANGED + " by default.")
    private String changed = Looks.CHANGED;

    @Option(
            names = "--push-down",
            paramLabel = "auto|never|always",
            converter = WishConverter.class,
            description =
                    "Whether two databases add up their rows, so that only those are read whose sums differ: auto, the"
                            + " default, where that is quicker; never; always, wherever it can be done.")
    private PushDownWish pushDown = PushDownWish.AUTO;

    @Option(
            names = "--digest",
            paramLabel = "md5|sha256",
            converter = DigestConverter.class,
            description = "What the databases add up; md5 by default. It tells differences and is no protection from"
                    + " forgery; sha256 is for where md5 is not allowed.")
    private RowDigest digest = RowDigest.MD5;

    private static final class WishConverter implements ITypeConverter<PushDownWish> {
        @Override
        public PushDownWish convert(String value) {
            return PushDownWish.named(value)
                    .orElseThrow(
                            () -> new TypeConversionException("'" + value + "' is none of auto, never and always"));
        }
    }

    private static final class DigestConverter implements ITypeConverter<RowDigest> {
        @Override
        public RowDigest convert(String value) {
            return RowDigest.named(value)
                    .orElseThrow(() -> new TypeConversionException("'" + value + "' is neither md5 nor sha256"));
        }
    }

    PushDownWish pushDown() {
        return pushDown;
    }

    RowDigest digest() {
        return digest;
    }

    Optional<String> environment() {
        return Optional.ofNullable(environment);
    }

    /** @param now on the wall's clock */
    Records.Query query(Instant now) {
        var query = Records.Query.all().withSegment(segment());
        query = from == null ? query : query.withFrom(instant("--from", from, now));
        return until == null ? query : query.withUntil(instant("--until", until, now));
    }

    private Segment segment() {
        var values = new TreeMap<String, String>();
        for (String one : segment) {
            int equals = one.indexOf('=');
            if (equals < 1) {
                throw new ProblemException(
                        ExitCode.USAGE,
                        "--segment takes DIMENSION=VALUE, not '" + one + "'",
                        "--segment region=us-east");
            }
            values.put(one.substring(0, equals), one.substring(equals + 1));
        }
        return Segment.of(values);
    }

    /** @param again whether the sources can be read again at all */
    Looks looks(boolean again) {
        var pause = duration("--second-look", secondLook);
        var age = Optional.ofNullable(settleAge).map(text -> duration("--settle-age", text));
        boolean isOnce = !again || pause.isZero();
        return new Looks(age, changed, isOnce ? Duration.ZERO : pause, isOnce ? 1 : Looks.LIMIT);
    }

    private static Instant instant(String option, String text, Instant now) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException notAnInstant) {
            return now.minus(duration(option, text));
        }
    }

    private static Duration duration(String option, String text) {
        try {
            return DurationNotation.parse(text);
        } catch (NotationException e) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    option + " " + text + " cannot be read: " + e.getMessage(),
                    "write it as in 90s or 2h");
        }
    }
}
