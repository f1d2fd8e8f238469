package dev.tribal.embedding;

/** A setting or a request names something that is none of what there is to choose from; the message lists all. */
public final class UnknownChoiceException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * @param setting the name of the setting
     * @param value what it says
     * @param known what it may say
     */
    public UnknownChoiceException(String setting, String value, String... known) {
        super("%s is '%s', but must be one of: %s".formatted(setting, value, String.join(", ", known)));
    }
}
