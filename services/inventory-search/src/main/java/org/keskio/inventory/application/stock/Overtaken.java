package org.keskio.inventory.application.stock;

/** Somebody else was faster between looking and locking: roll back and look again. */
public final class Overtaken extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Overtaken(String what) {
        super(what, null, false, false);
    }
}
