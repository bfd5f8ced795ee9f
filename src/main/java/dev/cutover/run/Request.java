package dev.cutover.run;

import dev.cutover.model.ComposedText;
import dev.cutover.model.Scope;
import dev.cutover.model.StepId;
import dev.cutover.model.redaction.Redacted;
import dev.cutover.run.SignedStatement.Intent;
import dev.cutover.text.ShellWord;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a person asks of a run, at the process or from elsewhere. */
public sealed interface Request {

    /** The request, in the words that are signed. */
    Intent intent();

    /** The command of another terminal that asks for it, as far as it needs a person; empty for the rest. */
    default String command() {
        return "";
    }

    /** An option of such a command; nothing for an empty text. */
    private static String option(String name, String text) {
        return text.isEmpty() ? "" : " --" + name + ' ' + ShellWord.quoted(text);
    }

    /**
     * Whether only a person of the runbook can make it; anybody else may at least stop a run, and say what they saw.
     */
    default boolean needsPerson() {
        return false;
    }

    /** Whether it is kept for the next runner if no process runs the run. */
    default boolean mayWait() {
        return false;
    }

    /** Whether nothing of it has happened yet once it is accepted. */
    default boolean onlyBegins() {
        return false;
    }

    /**
     * An answer to an open question.
     *
     * @param at the question's id, or its step's where only one question of that step is open
     * @param typed what was typed to confirm; empty if nothing had to be typed
     * @param report what it says of a task besides its choice; empty if that is all
     */
    record Decide(String at, String choice, String reason, String impact, String typed, Optional<TaskReport> report)
            implements Request {
        public Decide {
            choice = ComposedText.of(choice);
            report = report.filter(own -> !own.isEmpty());
        }

        /** An answer that says no more than its choice. */
        public Decide(String at, String choice, String reason, String impact, String typed) {
            this(at, choice, reason, impact, typed, Optional.empty());
        }

        @Override
        public Intent intent() {
            return new Intent(at, report.map(own -> own.says(choice)).orElse(choice), reason, impact);
        }

        @Override
        public String command() {
            return "decide " + ShellWord.of(at) + ' ' + ShellWord.of(choice) + option("reason", reason)
                    + option("impact", impact);
        }

        @Override
        public boolean needsPerson() {
            return true;
        }

        @Override
        public boolean mayWait() {
            return true;
        }
    }

    /**
     * A decision that nobody asked for.
     *
     * @param what was decided
     * @param step what it is about; empty for the run as a whole
     * @param ticket where else it is dealt with; may be empty
     */
    record AddDecision(String what, Optional<StepId> step, String reason, String impact, String ticket)
            implements Request {
        @Override
        public Intent intent() {
            String says = ticket.isEmpty() ? what : what + " (" + ticket + ")";
            return new Intent(step.map(StepId::value).orElse(""), "decided: " + says, reason, impact);
        }

        @Override
        public String command() {
            return "decisions add " + ShellWord.quoted(what) + option("reason", reason) + option("impact", impact)
                    + option("step", step.map(StepId::value).orElse("")) + option("ticket", ticket);
        }

        @Override
        public boolean needsPerson() {
            return true;
        }

        @Override
        public boolean mayWait() {
            return true;
        }
    }

    /** The withdrawal of an answer, while its gate has not passed yet. */
    record WithdrawAnswer(String at, String reason) implements Request {
        @Override
        public Intent intent() {
            return new Intent(at, "take-back", reason, "");
        }

        @Override
        public String command() {
            return "decide " + ShellWord.of(at) + " --withdraw" + option("reason", reason);
        }

        @Override
        public boolean needsPerson() {
            return true;
        }

        @Override
        public boolean mayWait() {
            return true;
        }
    }

    /** No new steps; ramps stay where they are. */
    record Hold(String reason) implements Request {
        @Override
        public Intent intent() {
            return new Intent("", "hold", reason, "");
        }
    }

    /** The end of a hold. */
    record Continue(String reason) implements Request {
        @Override
        public Intent intent() {
            return new Intent("", "continue", reason, "");
        }

        @Override
        public String command() {
            return "continue" + option("reason", reason);
        }

        @Override
        public boolean needsPerson() {
            return true;
        }
    }

    /** The end of the run; traffic stays where it is. */
    record Abort(String reason, String impact) implements Request {
        @Override
        public Intent intent() {
            return new Intent("", "abort", reason, impact);
        }

        @Override
        public String command() {
            return "abort" + option("reason", reason) + option("impact", impact);
        }

        @Override
        public boolean needsPerson() {
            return true;
        }
    }

    /**
     * A change of what is pinned.
     *
     * @param override whether it may make a criterion pass that is red now
     */
    record Amend(Amendment amendment, String reason, String impact, boolean override) implements Request {
        @Override
        public Intent intent() {
            return new Intent(
                    amendment.what(), (override ? "override" : "amend") + " to " + amendment.value(), reason, impact);
        }

        @Override
        public String command() {
            return "amend " + amendment.command() + option("reason", reason) + option("impact", impact)
                    + (override ? " --override" : "");
        }

        @Override
        public boolean needsPerson() {
            return true;
        }
    }

    /**
     * The rollback.
     *
     * @param since when the fault began, if the person says so
     */
    record RollBack(Scope scope, String reason, Optional<Instant> since) implements Request {

        @Override
        public boolean onlyBegins() {
            return true;
        }

        /** A rollback without a word about when the fault began. */
        public RollBack(Scope scope, String reason) {
            this(scope, reason, Optional.empty());
        }

        @Override
        public Intent intent() {
            return new Intent(
                    scope.toString(),
                    "rollback",
                    reason,
                    since.map(at -> "fault since " + at).orElse(""));
        }
    }

    /**
     * The reason of a rollback that has begun without one.
     *
     * @param scope of the rollback
     * @param impact what it means for customers and the business; may be empty
     */
    record Explain(Scope scope, String reason, String impact) implements Request {
        @Override
        public Intent intent() {
            return new Intent(scope.toString(), "explain", reason, impact);
        }
    }

    /**
     * What was rolled back of a scope is done again in the same run, through gates that are passed anew.
     *
     * @param impact what it means for customers and the business; may be empty
     */
    record Again(Scope scope, String reason, String impact) implements Request {
        @Override
        public boolean onlyBegins() {
            return true;
        }

        @Override
        public Intent intent() {
            return new Intent(scope.toString(), Decision.AGAIN, reason, impact);
        }

        @Override
        public String command() {
            String only = scope.values().entrySet().stream()
                    .flatMap(slice -> slice.getValue().stream()
                            .map(value -> " --scope " + ShellWord.of(slice.getKey() + "=" + value)))
                    .collect(Collectors.joining());
            return "again" + only + option("reason", reason) + option("impact", impact);
        }

        @Override
        public boolean needsPerson() {
            return true;
        }

        @Override
        public boolean mayWait() {
            return true;
        }
    }

    /**
     * Evidence added by a person, already kept.
     *
     * @param sha256 its digest in the run's evidence
     * @param step what it is about; empty for the run as a whole
     * @param redacted what was redacted before it was handed over; empty if the runbook has no rules
     */
    record KeepEvidence(
            StepId step, String sha256, String name, String mediaType, long bytes, Optional<Redacted> redacted)
            implements Request {

        /** Evidence of a run without redaction. */
        public KeepEvidence(StepId step, String sha256, String name, String mediaType, long bytes) {
            this(step, sha256, name, mediaType, bytes, Optional.empty());
        }

        @Override
        public Intent intent() {
            return new Intent(sha256, "keep", name, "");
        }

        @Override
        public boolean mayWait() {
            return true;
        }
    }

    /** A note for whoever reads of the run: what somebody saw, heard or did. It decides nothing. */
    record Note(String text) implements Request {
        @Override
        public Intent intent() {
            return new Intent("", "note", text, "");
        }

        @Override
        public boolean mayWait() {
            return true;
        }
    }

    /** The withdrawal of another request. */
    record Withdraw(String request) implements Request {
        @Override
        public Intent intent() {
            return new Intent(request, "withdraw", "", "");
        }
    }
}
