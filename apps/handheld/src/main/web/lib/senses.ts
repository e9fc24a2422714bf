// A new task is heard and felt: the phone may be in a pocket.
export function alertSense(sound: boolean): void {
  if (!sound) {
    return;
  }
  navigator.vibrate?.([180, 90, 180]);
  try {
    const audio = new AudioContext();
    [660, 880].forEach((pitch, i) => {
      const tone = audio.createOscillator();
      const volume = audio.createGain();
      const start = audio.currentTime + i * 0.18;
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0.0001, start);
      volume.gain.exponentialRampToValueAtTime(0.25, start + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.16);
      tone.connect(volume).connect(audio.destination);
      tone.start(start);
      tone.stop(start + 0.17);
    });
    setTimeout(() => void audio.close(), 800);
  } catch {
    // Browsers keep quiet until the page was touched; the alert is still shown and said.
  }
}
