import re
import string
import pandas as pd
import nltk
from nltk.corpus import stopwords
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.naive_bayes import MultinomialNB
from sklearn.model_selection import train_test_split
from sklearn.metrics import confusion_matrix, accuracy_score

nltk.download('stopwords')
sms = pd.read_csv('spam.csv', encoding='latin-1')[['v1', 'v2']]
sms.columns = ['label', 'text']

stop = set(stopwords.words('english'))
def clean(t):
    t = re.sub(r'http\S+', ' ', t.lower())
    t = t.translate(str.maketrans('', '', string.punctuation))
    return ' '.join(w for w in t.split() if w not in stop)

sms['text'] = sms['text'].apply(clean)
y = sms['label'].map({'ham': 0, 'spam': 1})

tfidf = TfidfVectorizer(max_features=3000, ngram_range=(1, 2))
t_train, t_test, y_train, y_test = train_test_split(sms['text'], y, test_size=0.2, random_state=1)
X_train = tfidf.fit_transform(t_train)
X_test = tfidf.transform(t_test)

nb = MultinomialNB()
nb.fit(X_train, y_train)
pred = nb.predict(X_test)
print(confusion_matrix(y_test, pred))
print(accuracy_score(y_test, pred))
