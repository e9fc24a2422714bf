package org.keskio.e2e.browser;

import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;

/** A label with an EAN-13, as a phone's camera would see it. */
final class BarcodePicture {

    private static final String[] LEFT_ODD = {
        "0001101", "0011001", "0010011", "0111101", "0100011", "0110001", "0101111", "0111011", "0110111", "0001011"
    };
    private static final String[] PARITY = {
        "OOOOOO", "OOEOEE", "OOEEOE", "OOEEEO", "OEOOEE", "OEEOOE", "OEEEOO", "OEOEOE", "OEOEEO", "OEEOEO"
    };
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 900;

    private BarcodePicture() {}

    /** Turned by some degrees, blurred and grainy, in light that falls from one side. */
    static byte[] of(String gtin, int moduleWidth, double degrees, boolean poorLight) {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setPaint(
                poorLight
                        ? new GradientPaint(0, 0, new Color(250, 246, 235), WIDTH, HEIGHT, new Color(120, 115, 105))
                        : Color.WHITE);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.rotate(Math.toRadians(degrees), WIDTH / 2.0, HEIGHT / 2.0);
        pen.setColor(new Color(40, 38, 44));
        String bars = bars(gtin);
        int left = (WIDTH - bars.length() * moduleWidth) / 2;
        for (int i = 0; i < bars.length(); i++) {
            if (bars.charAt(i) == '1') {
                pen.fillRect(left + i * moduleWidth, 250, moduleWidth, 340);
            }
        }
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 44));
        pen.drawString("Tunturi  " + gtin, left, 660);
        pen.dispose();
        return png(poorLight ? grainy(blurred(picture)) : picture);
    }

    private static String bars(String gtin) {
        String parity = PARITY[gtin.charAt(0) - '0'];
        StringBuilder bars = new StringBuilder("101");
        for (int i = 1; i <= 6; i++) {
            String odd = LEFT_ODD[gtin.charAt(i) - '0'];
            bars.append(
                    parity.charAt(i - 1) == 'O'
                            ? odd
                            : inverted(new StringBuilder(odd).reverse().toString()));
        }
        bars.append("01010");
        for (int i = 7; i <= 12; i++) {
            bars.append(inverted(LEFT_ODD[gtin.charAt(i) - '0']));
        }
        return bars.append("101").toString();
    }

    private static String inverted(String bars) {
        return bars.replace('0', '#').replace('1', '0').replace('#', '1');
    }

    private static BufferedImage blurred(BufferedImage picture) {
        float[] weights = new float[25];
        Arrays.fill(weights, 1 / 25f);
        return new ConvolveOp(new Kernel(5, 5, weights), ConvolveOp.EDGE_NO_OP, null).filter(picture, null);
    }

    private static BufferedImage grainy(BufferedImage picture) {
        Random grain = new Random(7);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                Color colour = new Color(picture.getRGB(x, y));
                int change = (int) (grain.nextGaussian() * 6);
                picture.setRGB(
                        x,
                        y,
                        new Color(
                                        Math.clamp(colour.getRed() + change, 0, 255),
                                        Math.clamp(colour.getGreen() + change, 0, 255),
                                        Math.clamp(colour.getBlue() + change, 0, 255))
                                .getRGB());
            }
        }
        return picture;
    }

    private static byte[] png(BufferedImage picture) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
