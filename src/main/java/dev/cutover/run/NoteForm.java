package dev.cutover.run;

import dev.cutover.model.AnswerWord;
import dev.cutover.model.SystemId;
import dev.cutover.run.AttemptNote.ActualTimes;
import dev.cutover.run.AttemptNote.BaselineMeasured;
import dev.cutover.run.AttemptNote.BreachFollowed;
import dev.cutover.run.AttemptNote.EvidenceMissing;
import dev.cutover.run.AttemptNote.EvidenceTaken;
import dev.cutover.run.AttemptNote.FinalWeightsRead;
import dev.cutover.run.AttemptNote.GuardOverridden;
import dev.cutover.run.AttemptNote.GuardOverriddenAt;
import dev.cutover.run.AttemptNote.NotVerified;
import dev.cutover.run.AttemptNote.OtherRoutersRead;
import dev.cutover.run.AttemptNote.OutputsRead;
import dev.cutover.run.AttemptNote.SoakedWeightsRead;
import dev.cutover.run.AttemptNote.SteppedBack;
import dev.cutover.run.AttemptNote.Unknown;
import dev.cutover.run.AttemptNote.Verified;
import dev.cutover.run.AttemptNote.WeightsRead;
import dev.cutover.run.AttemptNote.WorkRemoved;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a note is written: a key and a value, both texts. What is written in no form that is known here is kept as it is.
 *
 * @param what the key, such as {@code breach-3}
 */
public record NoteForm(String what, String value) {
    private static final String EVIDENCE = "evidence";
    private static final String READ = "read";
    private static final String VERIFIED = "verified";
    private static final String ACTUAL = "actual";
    private static final String UNSAID = "-";
    private static final String BASELINE = "baseline";
    private static final String WEIGHTS = "weights";
    private static final String AT_END = "weights-at-end";
    private static final String SOAKED = "soaked";
    private static final String OTHERS = "others";
    private static final String BREACH = "breach";
    private static final String STEPPED_BACK = "stepped-back";
    private static final String OVERRIDDEN = "overridden";
    private static final String TAKEN = "taken";
    private static final String OK = "ok";
    private static final String YES = "yes";
    private static final String WORK = "work";
    private static final String REMOVED = "removed";
    private static final String UNCHANGED = "as the record left them";

    /** The form in which a note is written. */
    public static NoteForm of(AttemptNote note) {
        if (note instanceof EvidenceTaken) {
            return new NoteForm(EVIDENCE, TAKEN);
        } else if (note instanceof EvidenceMissing missing) {
            return new NoteForm(EVIDENCE, missing.why());
        } else if (note instanceof OutputsRead read) {
            return new NoteForm(READ, read.outputs());
        } else if (note instanceof Verified) {
            return new NoteForm(VERIFIED, OK);
        } else if (note instanceof NotVerified wrong) {
            return new NoteForm(VERIFIED, wrong.why());
        } else if (note instanceof ActualTimes actual) {
            return new NoteForm(ACTUAL, text(actual.began()) + " " + text(actual.ended()));
        } else if (note instanceof BaselineMeasured) {
            return new NoteForm(BASELINE, TAKEN);
        } else if (note instanceof WorkRemoved) {
            return new NoteForm(WORK, REMOVED);
        } else if (note instanceof Unknown unknown) {
            return new NoteForm(unknown.what(), unknown.value());
        }
        return ofShift(note);
    }

    private static NoteForm ofShift(AttemptNote note) {
        if (note instanceof WeightsRead read) {
            return new NoteForm(new Numbered(WEIGHTS, read.epoch()).text(), UNCHANGED);
        } else if (note instanceof FinalWeightsRead) {
            return new NoteForm(AT_END, UNCHANGED);
        } else if (note instanceof SoakedWeightsRead read) {
            return new NoteForm(new Numbered(SOAKED, read.until()).text(), UNCHANGED);
        } else if (note instanceof OtherRoutersRead read) {
            return new NoteForm(
                    new Numbered(OTHERS, read.until()).text(),
                    read.routers().stream().map(SystemId::value).collect(Collectors.joining(" ")));
        } else if (note instanceof BreachFollowed followed) {
            return new NoteForm(
                    new Numbered(BREACH, followed.breach()).text(),
                    followed.how().word());
        } else if (note instanceof SteppedBack) {
            return new NoteForm(STEPPED_BACK, YES);
        } else if (note instanceof GuardOverridden overridden) {
            return new NoteForm(OVERRIDDEN, overridden.owner());
        } else if (note instanceof GuardOverriddenAt overridden) {
            return new NoteForm(new Numbered(OVERRIDDEN, overridden.moves()).text(), overridden.owner());
        }
        throw new IllegalStateException("no form for " + note.getClass());
    }

    /** The note that is written so. */
    public AttemptNote note() {
        return switch (what) {
            case EVIDENCE -> value.equals(TAKEN) ? new EvidenceTaken() : new EvidenceMissing(value);
            case READ -> new OutputsRead(value);
            case VERIFIED -> value.equals(OK) ? new Verified() : new NotVerified(value);
            case ACTUAL -> actual();
            case BASELINE -> value.equals(TAKEN) ? new BaselineMeasured() : unknown();
            case WORK -> value.equals(REMOVED) ? new WorkRemoved() : unknown();
            case AT_END -> value.equals(UNCHANGED) ? new FinalWeightsRead() : unknown();
            case STEPPED_BACK -> value.equals(YES) ? new SteppedBack() : unknown();
            case OVERRIDDEN -> new GuardOverridden(value);
            default -> Numbered.of(what).map(this::numbered).orElseGet(this::unknown);
        };
    }

    private AttemptNote numbered(Numbered key) {
        return switch (key.name()) {
            case WEIGHTS -> value.equals(UNCHANGED) ? new WeightsRead(key.number()) : unknown();
            case SOAKED -> value.equals(UNCHANGED) ? new SoakedWeightsRead(key.number()) : unknown();
            case OTHERS ->
                new OtherRoutersRead(
                        key.number(),
                        Stream.of(value.split(" ", -1)).map(SystemId::new).toList());
            case OVERRIDDEN -> key.isInt() ? new GuardOverriddenAt((int) key.number(), value) : unknown();
            case BREACH ->
                AnswerWord.of(value)
                        .filter(how -> key.isInt())
                        .<AttemptNote>map(how -> new BreachFollowed((int) key.number(), how))
                        .orElseGet(this::unknown);
            default -> unknown();
        };
    }

    private static String text(Optional<Instant> at) {
        return at.map(Instant::toString).orElse(UNSAID);
    }

    private AttemptNote actual() {
        var parts = value.split(" ", -1);
        try {
            return parts.length == 2 ? new ActualTimes(instant(parts[0]), instant(parts[1])) : unknown();
        } catch (DateTimeParseException notOurs) {
            return unknown();
        }
    }

    private static Optional<Instant> instant(String text) {
        return text.equals(UNSAID) ? Optional.empty() : Optional.of(Instant.parse(text));
    }

    private AttemptNote unknown() {
        return new Unknown(what, value);
    }
}
