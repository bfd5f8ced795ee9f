package dev.cutover.yaml.check;

import dev.cutover.yaml.tree.Mapping;
import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.Problems;
import dev.cutover.yaml.tree.QuotedText;
import dev.cutover.yaml.tree.Scalar;
import dev.cutover.yaml.tree.Sequence;
import java.util.Locale;
import java.util.regex.Pattern;

/** Refuses secrets in plain text: under a key that names a secret, or as a value that looks like one. */
public final class SecretCheck {
    private static final Pattern KEY = Pattern.compile(
            "(.*[-_.])?(passw(or)?d|pwd|passphrase|secret|token|api-?key|access-?key|private-?key|credentials?"
                    + "|bearer|authorization)");
    private static final Pattern CAMEL = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    /** A reference, after the word of a scheme where it is the header that signs in. */
    private static final Pattern REFERENCE =
            Pattern.compile("\\s*(?i:(bearer|basic|token|apikey)\\s+)?(\\$\\{[^}]*\\}\\s*)+");

    private static final Pattern VALUE = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----"
            + "|\\b(AKIA|ASIA)[0-9A-Z]{16}\\b"
            + "|(?i:\\b(bearer|basic)\\s+[a-z0-9._~+/=-]{16,})"
            + "|\\beyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,}\\."
            + "|\\bgh[pousr]_[A-Za-z0-9]{36}"
            + "|\\bxox[abprs]-[A-Za-z0-9-]{10,}"
            + "|\\bhooks\\.slack\\.com/(services|workflows|triggers)/[A-Za-z0-9]"
            + "|\\bwebhook\\.office\\.com/webhookb2/[A-Za-z0-9]"
            + "|://[^\\s?#]+\\?([^\\s#]*&)?(sig|signature|access_token|api_?key)=[A-Za-z0-9%_~.+/-]{8,}"
            + "|\\b[a-zA-Z][a-zA-Z0-9+.-]{1,20}://[^\\s/:@$]{1,100}:[^\\s/@$]{1,100}@");

    private final Problems problems;
    private final String hint;

    private SecretCheck(Problems problems, String hint) {
        this.problems = problems;
        this.hint = hint;
    }

    /** Checks a runbook. Another check reports references to secrets, which a runbook must not have either. */
    static void ofRunbook(Node root, Problems problems) {
        var check = new SecretCheck(problems, "bind the system to it in the environment file, as ${secret:NAME}");
        check.walk(root);
        check.params(root);
    }

    public static void ofEnvironment(Node root, Problems problems) {
        new SecretCheck(problems, "write ${secret:NAME} and give it from outside").walk(root);
    }

    /** The record keeps the value of a parameter, so a parameter must not be a secret either. */
    private void params(Node root) {
        if (root instanceof Mapping mapping && mapping.get("params").orElse(null) instanceof Mapping params) {
            params.entries().stream()
                    .filter(entry -> isSecretKey(entry.key()))
                    .forEach(entry -> problems.secret(
                            entry.at(), "a secret as a parameter, which every record keeps: " + entry.key(), hint));
        }
    }

    private void walk(Node node) {
        if (node instanceof Mapping mapping) {
            for (var entry : mapping.entries()) {
                if (entry.value() instanceof Scalar scalar && isSecretKey(entry.key()) && isWritten(scalar)) {
                    problems.secret(scalar.at(), "a secret in plain text, under " + QuotedText.name(entry.key()), hint);
                } else {
                    walk(entry.value());
                }
            }
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(this::walk);
        } else if (node instanceof Scalar scalar && VALUE.matcher(scalar.text()).find()) {
            problems.secret(scalar.at(), "this looks like a secret in plain text", hint);
        }
    }

    private static boolean isSecretKey(String key) {
        String plain =
                CAMEL.matcher(key).replaceAll("-").toLowerCase(Locale.ROOT).replace('_', '-');
        return KEY.matcher(plain).matches();
    }

    private static boolean isWritten(Scalar scalar) {
        return !scalar.isNothing()
                && scalar.flag().isEmpty()
                && !scalar.text().isBlank()
                && !REFERENCE.matcher(scalar.text()).matches();
    }
}
