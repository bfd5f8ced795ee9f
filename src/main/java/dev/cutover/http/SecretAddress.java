package dev.cutover.http;

import java.net.URI;
import java.util.regex.Pattern;

/** Addresses that are a secret, or have one in them, before it is looked up. Stateless and thread-safe. */
final class SecretAddress {
    /** No name of the Internet ends so (RFC 2606). */
    private static final String UNKNOWN_HOST = "secret.invalid";

    private static final Pattern WHOLE = Pattern.compile("^\\$\\{secret:[^}]*}");
    private static final Pattern PART = Pattern.compile("\\$\\{secret:[^}]*}");

    private SecretAddress() {}

    /** The address with something in place of each secret, so that the rest of it can be checked. */
    static String withoutSecrets(String text) {
        String begun = WHOLE.matcher(text.strip()).replaceFirst("https://" + UNKNOWN_HOST);
        return PART.matcher(begun).replaceAll("secret");
    }

    /** Whether a secret will tell whose address it is. */
    static boolean isUnknown(URI address) {
        return UNKNOWN_HOST.equals(address.getHost());
    }
}
