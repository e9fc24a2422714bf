package org.keskio.e2e.chaos;

/**
 * A promise that was not kept.
 *
 * @param what     the promise and the thing that it is about
 * @param expected what should be
 * @param found    what is
 */
record Broken(String what, String expected, String found) {

    @Override
    public String toString() {
        return "%s: expected %s, found %s".formatted(what, expected, found);
    }
}
