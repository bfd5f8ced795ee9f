package dev.cutover.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.redaction.PersonalData;
import dev.cutover.model.redaction.Redaction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailFinderTest {
    private static final Redaction EMAIL = Redactions.of(PersonalData.EMAIL);
    private static final String MARKER = "[redacted:email]";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bob@example.com",
                "Bob.O'Brien+shop@mail.example.co.uk",
                "b@x.io",
                "bob%40example.com",
                "bob\\u0040example.com",
                "bob&#64;example.com",
                "müller@bücher.de",
                "mu\u0308ller@example.com",
                "用户@例子.公司",
                "bob@xn--bcher-kva.xn--p1ai",
                "a_b-c.d@sub-domain.example.museum",
                "12345@example.com",
            })
    void anAddressIsRedactedWholeWhateverStandsAroundIt(String address) {
        for (String around :
                new String[] {"%s", "mail %s.", "<%s>", "a,%s,b", "'%s'", "\"%s\"", "user=%s&x=1", "(%s)", "mailto:%s?"
                }) {
            assertThat(Redactions.text(EMAIL, around.formatted(address))).isEqualTo(around.formatted(MARKER));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "git@github.com:org/repo",
                "git@github.com:org/repo.git",
                "deploy@host.example.com:/var/www",
                "deploy@host.example.com:~/releases",
                "v1@2x.png",
                "logo@3x.JPG",
                "icon@1.5x.webp",
                "lodash@4.17.21",
                "user@10.0.0.1",
                "com.example.Order@1a2b3c",
                "@types/node",
                "a @ b.c",
                "bob@localhost",
                "@example.com",
                "bob@.com",
                "bob@example",
                "bob.@example.com",
                "100%40",
                "#ops@",
            })
    void whatOnlyLooksLikeAnAddressIsKept(String text) {
        assertThat(Redactions.text(EMAIL, text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob@example.com-2026-11-29.log", "bob@example.com2026", "bob@example.com_old"})
    void whatIsHungOnToAnAddressDoesNotHideIt(String text) {
        assertThat(Redactions.text(EMAIL, text)).startsWith(MARKER);
    }
}
