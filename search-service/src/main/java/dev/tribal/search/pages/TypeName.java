package dev.tribal.search.pages;

/**
 * The type of an error in two parts.
 *
 * @param namespace with its last separator; empty if there is none
 */
record TypeName(String namespace, String name) {
    static TypeName of(String type) {
        int end = Math.max(Math.max(type.lastIndexOf('.'), type.lastIndexOf("::") + 1), type.lastIndexOf('$'));
        boolean plain = end > 0 && end < type.length() - 1 && type.indexOf(' ') < 0;
        return plain ? new TypeName(type.substring(0, end + 1), type.substring(end + 1)) : new TypeName("", type);
    }
}
