package dev.tribal.platform.scrub;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.function.Predicate;

/** What a pattern cannot say about a secret. */
public enum Check {
    /** The check digit of ISO/IEC 7812-1. */
    @JsonProperty("luhn")
    LUHN(CardNumbers::hasCheckDigit),
    /** Length and first digits are those of a card scheme. */
    @JsonProperty("card-issuer")
    CARD_ISSUER(CardNumbers::isOfKnownIssuer),
    /** The first part is Base64 of a JSON object. */
    @JsonProperty("jwt")
    JWT(Values::isJwt),
    /** Random characters nearly always have both. */
    @JsonProperty("digit-and-letter")
    DIGIT_AND_LETTER(Values::hasDigitAndLetter),
    /** As short names in the same form have none. */
    @JsonProperty("numbered")
    NUMBERED(Values::hasDigit),
    /** No variable, no row of asterisks. */
    @JsonProperty("no-placeholder")
    NO_PLACEHOLDER(value -> !Variables.isPlaceholder(value)),
    /** What stands behind {@code password=} is one, and no variable, word of a language, or sentence. */
    @JsonProperty("secret-value")
    SECRET_VALUE(Values::isSecret),
    /** As before, between quotes: {@code "mypassword"} is a value there, and {@code "my_password"} still a name. */
    @JsonProperty("quoted-value")
    QUOTED_VALUE(Values::isQuotedSecret),
    /** For places in which usually a word or an expression stands. */
    @JsonProperty("unlike-code")
    UNLIKE_CODE(Values::isUnlikeCode),
    /** A person's address, and no file name or service. */
    @JsonProperty("email")
    EMAIL(Addresses::isOfPerson),
    /** No address of the machine itself. */
    @JsonProperty("foreign-address")
    FOREIGN_ADDRESS(Addresses::isForeign),
    /** No folder that is the same for everybody. */
    @JsonProperty("home-owner")
    HOME_OWNER(Addresses::isHomeOwner);

    private final Predicate<String> predicate;

    Check(Predicate<String> predicate) {
        this.predicate = predicate;
    }

    boolean accepts(String value) {
        return predicate.test(value);
    }
}
