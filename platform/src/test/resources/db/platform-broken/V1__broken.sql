create tble note;
