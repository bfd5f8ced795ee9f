package dev.cutover.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** Says why there is no answer, and whether the service may have got the request. Stateless and thread-safe. */
final class FailureReasons {
    /** What the Java runtime says of bytes that are no record of TLS. */
    private static final Pattern NO_TLS = Pattern.compile("(?i)unrecognized SSL message");

    /** A service that refuses a certificate says so after the request was sent, and does not read it. */
    private static final Pattern REFUSED_CERTIFICATE = Pattern.compile(
            "Received fatal alert: (bad_certificate|unsupported_certificate|certificate_\\w+|unknown_ca|access_denied)");

    private FailureReasons() {}

    /** Before the connection stands, nothing can have arrived. */
    static HttpFailureException of(URI uri, Throwable why) {
        String host = String.valueOf(uri.getHost());
        for (Throwable each = why; each != null; each = each.getCause()) {
            if (each instanceof UnresolvedAddressException || each instanceof UnknownHostException) {
                return new HttpFailureException("the name " + host + " cannot be found", false, why);
            }
            if (each instanceof HttpConnectTimeoutException) {
                return new HttpFailureException(host + " accepts no connection in time", false, why);
            }
            if (each instanceof OversizedAnswerException) {
                return new HttpFailureException(host + " is not understood: " + each.getMessage(), true, why);
            }
            if (each instanceof UntrustedServiceException) {
                return new HttpFailureException(host + " is not trusted: " + each.getMessage(), false, why);
            }
            if (each instanceof SSLException
                    && NO_TLS.matcher(each.getMessage() + "").find()) {
                return new HttpFailureException(host + " does not speak TLS; is it http://?", false, why);
            }
            if (each instanceof SSLException
                    && REFUSED_CERTIFICATE.matcher(each.getMessage() + "").find()) {
                return new HttpFailureException(
                        host + " wants another certificate of the caller (tls.certificate): " + each.getMessage(),
                        false,
                        why);
            }
        }
        return unclassified(host, why);
    }

    private static HttpFailureException unclassified(String host, Throwable why) {
        for (Throwable each = why; each != null; each = each.getCause()) {
            if (each instanceof SSLHandshakeException) {
                return new HttpFailureException(host + " is not trusted: " + each.getMessage(), false, why);
            }
        }
        if (why instanceof ConnectException) {
            return new HttpFailureException(host + " refuses the connection", false, why);
        }
        if (String.valueOf(why.getMessage()).contains("received no bytes")) {
            return new HttpFailureException(host + " closed the connection without an answer", true, why);
        }
        String told = why instanceof IOException && why.getMessage() != null ? why.getMessage() : why.toString();
        return new HttpFailureException("the connection to " + host + " broke: " + told, true, why);
    }
}
